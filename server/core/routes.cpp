// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/core/routes.h"

#include "common/base/secret.h"

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    bool isPlaceholder(const QString &segment)
    {
        return segment.startsWith(u'{');
    }

    /// By Act.
    constexpr std::array kActNames{"request", "connect", "subscribe"};

    /// What stands between the slashes; nothing when the address does not begin with one.
    QStringList segmentsOf(const QString &address)
    {
        return address.startsWith(u'/') ? address.split(u'/').mid(1) : QStringList();
    }

} // namespace

Routes::Address Routes::addressOf(const char *text)
{
    const QString whole = QString::fromLatin1(text);
    const qsizetype space = whole.indexOf(u' ');
    return {whole.left(qMax<qsizetype>(space, 0)).toLatin1(), segmentsOf(whole.mid(space + 1))};
}

std::optional<QJsonObject> Routes::match(const Address &address, const QStringList &segments)
{
    if (address.segments.size() != segments.size())
        return std::nullopt;
    QJsonObject members;
    for (qsizetype i = 0; i < segments.size(); ++i) {
        const QString &pattern = address.segments[i];
        if (isPlaceholder(pattern)) {
            if (segments[i].isEmpty())
                return std::nullopt;
            members.insert(pattern.mid(1, pattern.size() - 2), segments[i]);
        } else if (pattern != segments[i]) {
            return std::nullopt;
        }
    }
    return members;
}

Route &Routes::add(const char *name, const char *rest, const char *send, bool idempotent,
                   Route::Handler handler)
{
    Route &route = m_routes.emplace_back();
    route.m_name = name;
    route.m_bucket = name;
    route.m_idempotent = idempotent;
    route.m_handler = std::move(handler);
    if (rest) {
        const Address address = addressOf(rest);
        route.m_method = address.method;
        m_rest.push_back({address, &route});
    }
    if (send)
        m_sends.push_back({addressOf(send), &route});
    return route;
}

Route &Routes::page(const char *address, std::function<Result<Step>(Work &, const Params &)> handler)
{
    Route &route = add(address, address, nullptr, false, std::move(handler));
    route.m_page = true;
    return route;
}

void Routes::alias(const char *address, const char *command, const char *from, const char *to)
{
    const Route *route = named(command);
    Q_ASSERT(route);
    Route &older = m_routes.emplace_back(*route);
    older.m_name = address;
    older.m_handler = [handler = route->m_handler, from = QLatin1StringView(from), to = QLatin1StringView(to),
                       tagged = route->m_idempotent](Work &work, const Params &params) {
        Params renamed = params;
        QJsonObject &members = renamed.members;
        if (!from.isEmpty() && members.contains(from) && !members.contains(to))
            members.insert(to, members.take(from));
        if (tagged && !members.contains("tag"_L1))
            members.insert("tag"_L1, secret::randomToken(12));
        return handler(work, renamed);
    };
    const Address parsed = addressOf(address);
    older.m_method = parsed.method;
    (parsed.method.isEmpty() ? m_sends : m_rest).push_back({parsed, &older});
}

TopicRoute &Routes::addTopic(const char *topic, TopicRoute::Opener opener)
{
    TopicRoute &route = m_topicRoutes.emplace_back();
    route.m_open = std::move(opener);
    route.m_personal = QByteArray(topic).startsWith("/user/");
    m_topics.push_back({addressOf(topic), topic, &route});
    return route;
}

void Routes::topicAlias(const char *address, const char *topic)
{
    for (const TopicEntry &entry : m_topics) {
        if (entry.canonical == topic) {
            m_topics.push_back({addressOf(address), entry.canonical, entry.route});
            return;
        }
    }
    Q_ASSERT(false);
}

Result<Routes::Found> Routes::find(const QByteArray &method, const QString &path) const
{
    const QStringList segments = segmentsOf(path);
    const QByteArray wanted = method == "HEAD" ? QByteArray("GET") : method;
    QStringList allowed;
    // An address of plain words wins over one with a placeholder at the same place: /rooms/public,
    // /rooms/{room}.
    Found best;
    qsizetype fewest = -1;
    for (const Entry &entry : m_rest) {
        const auto members = match(entry.address, segments);
        if (!members)
            continue;
        if (entry.address.method != wanted) {
            allowed += QString::fromLatin1(entry.address.method);
        } else if (fewest < 0 || members->size() < fewest) {
            best = {entry.route, *members};
            fewest = members->size();
        }
    }
    if (best.route)
        return best;
    allowed.removeDuplicates();
    if (!allowed.isEmpty())
        return Error{Code::MethodNotAllowed, allowed.join(u", "_s)};
    return Error{Code::NotFound, "path"};
}

Result<Routes::Found> Routes::findSend(const QString &destination) const
{
    const QStringList segments = segmentsOf(destination);
    for (const Entry &entry : m_sends) {
        if (const auto members = match(entry.address, segments))
            return Found{entry.route, *members};
    }
    return Error{Code::NotFound, "destination"};
}

const Route *Routes::named(const QByteArray &name) const
{
    for (const Route &route : m_routes) {
        if (route.m_name == name)
            return &route;
    }
    return nullptr;
}

void Routes::setRates(const RateRules &rules)
{
    m_addressFactor = rules.addressFactor;
    for (Route &route : m_routes) {
        if (route.m_rate.count == 0)
            route.m_rate = rules.other;
        route.m_rate = rules.named.value(route.m_bucket, route.m_rate);
    }
    for (size_t act = 0; act < kActNames.size(); ++act)
        m_actRates[act] = rules.named.value(kActNames[act], m_actRates[act]);
}

QMap<QByteArray, Rate> Routes::rates() const
{
    QMap<QByteArray, Rate> all;
    for (const Route &route : m_routes) {
        if (!route.m_page)
            all.insert(route.m_bucket, route.m_rate);
    }
    for (size_t act = 0; act < kActNames.size(); ++act)
        all.insert(kActNames[act], m_actRates[act]);
    return all;
}

Done Routes::guard(const Route &route, const Caller &caller) const
{
    if (caller.guest() && !route.m_guests)
        return Error{Code::NotSignedIn, "token"};
    return take(route.m_bucket, route.m_rate, caller);
}

Done Routes::admit(Act act, const Caller &caller) const
{
    const QByteArray name = kActNames[size_t(act)];
    const Rate rate = m_actRates[size_t(act)];
    if (act != Act::Request && !caller.guest())
        return take(name, rate, caller);
    if (!m_throttle.isOn() || rate.count == 0 || isLoopback(caller.address.toLatin1()))
        return {};
    return m_throttle.take(name + " @" + neighbourhoodOf(caller.address), rate);
}

/// Counts by account, and by address too; a guest only by address.
Done Routes::take(const QByteArray &bucket, Rate rate, const Caller &caller) const
{
    if (!m_throttle.isOn() || rate.count == 0)
        return {};
    if (caller.guest())
        return m_throttle.take(bucket + ' ' + neighbourhoodOf(caller.address), rate);
    const QByteArray account = bucket + ' ' + caller.user.bytes();
    TRY(m_throttle.take(account, rate));
    if (m_addressFactor == 0 || caller.address.isEmpty() || isLoopback(caller.address.toLatin1()))
        return {};
    const Rate ofAddress{rate.count * m_addressFactor, rate.window};
    const Done allowed = m_throttle.take(bucket + " *" + neighbourhoodOf(caller.address), ofAddress);
    if (!allowed)
        m_throttle.giveBack(account, rate); // the others at this address used it up
    return allowed;
}

size_t Routes::keyOf(const Route &route, const Caller &caller, const Params &params) const
{
    const QString value = params.members.value(route.m_key).toString();
    return value.isEmpty() ? qHash(caller.user) : qHash(value);
}

Result<Step> Routes::run(const Route &route, Work &work, const Params &params) const
{
    if (work.caller().token)
        TRY(m_judgeToken ? m_judgeToken(work, route) : Done(Error{Code::NotAllowed, "token-in-person"}));
    return route.m_handler(work, params);
}

void Routes::call(const Route &route, const Caller &caller, Params params, Finish finish) const
{
    if (const Done allowed = guard(route, caller); !allowed) {
        finish(allowed.error());
        return;
    }
    const size_t key = keyOf(route, caller, params);
    m_lanes.post<Step>(
        route.m_kind, key, caller,
        [this, &route, params = std::move(params)](Work &work) { return run(route, work, params); },
        [&route, finish = std::move(finish)](Result<Step> step) {
            const auto answer = [&route, finish](Result<Reply> reply) {
                if (reply && reply->status == 200)
                    reply->status = route.m_status;
                finish(std::move(reply));
            };
            if (!step)
                answer(step.error());
            else if (step->later)
                step->later(answer);
            else
                answer(std::move(step->reply));
        });
}

void Routes::callAtomically(QList<Call> calls, const Caller &caller,
                            std::function<void(Together)> finish) const
{
    for (qsizetype i = 0; i < calls.size(); ++i) {
        if (const Done allowed = guard(*calls[i].route, caller); !allowed) {
            finish({allowed.error(), i});
            return;
        }
    }
    // Written and read on the lane's thread.
    const auto failed = std::make_shared<qsizetype>(-1);
    const size_t key = calls.isEmpty() ? 0 : keyOf(*calls.first().route, caller, calls.first().params);
    m_lanes.post<QList<Reply>>(
        LaneKind::Write, key, caller,
        [this, calls = std::move(calls), failed](Work &work) -> Result<QList<Reply>> {
            QList<Reply> replies;
            for (const Call &call : calls) {
                *failed = replies.size();
                TRY(Step step, run(*call.route, work, call.params));
                if (step.later)
                    return Error{Code::NotSupported, "transaction"};
                replies += std::move(step.reply);
            }
            *failed = -1;
            return replies;
        },
        [finish = std::move(finish), failed](Result<QList<Reply>> replies) {
            finish({std::move(replies), *failed});
        });
}

Result<Routes::FoundTopic> Routes::findTopic(const QString &destination, const Caller &caller) const
{
    const QStringList segments = segmentsOf(destination);
    for (const TopicEntry &entry : m_topics) {
        const auto members = match(entry.address, segments);
        if (!members)
            continue;
        if (caller.guest() && !entry.route->m_guests)
            return Error{Code::NotSignedIn, "destination"};
        FoundTopic found{entry.route, *members, {}};
        if (entry.route->m_personal) {
            found.hubTopic = Work::personalTopic(caller.user, entry.canonical);
        } else {
            found.hubTopic = fillAddress(QLatin1StringView(entry.canonical), [&](QLatin1StringView name) {
                                 return members->value(name).toString();
                             }).toUtf8();
        }
        return found;
    }
    return Error{Code::NotFound, "destination"};
}

void Routes::open(const FoundTopic &topic, const Caller &caller, const TopicCursor &cursor,
                  std::function<void(Result<TopicPage>)> finish) const
{
    m_lanes.post<TopicPage>(
        LaneKind::Read, qHash(topic.hubTopic), caller,
        [this, route = topic.route, params = Params{topic.members, json::Source::Query},
         cursor](Work &work) -> Result<TopicPage> {
            if (work.caller().token)
                TRY(m_judgeTopicToken ? m_judgeTopicToken(work)
                                      : Done(Error{Code::NotAllowed, "token-in-person"}));
            return route->m_open(work, params, cursor);
        },
        std::move(finish));
}

} // namespace madang
