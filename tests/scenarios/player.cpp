// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scenarios/player.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

namespace madang::test {

using namespace Qt::StringLiterals;

namespace {

    QString compact(const QJsonValue &value)
    {
        return QString::fromUtf8(
                   QJsonDocument(QJsonObject{{u"value"_s, value}}).toJson(QJsonDocument::Compact))
            .chopped(1)
            .mid(9);
    }

    /// Whether all that is expected stands in a value; an expected null means "absent". The first difference,
    /// or nothing.
    QString difference(const QJsonValue &expected, const QJsonValue &found, const QString &at = {})
    {
        if (expected.isObject()) {
            const QJsonObject object = expected.toObject();
            for (auto member = object.begin(); member != object.end(); ++member) {
                const QString path = at.isEmpty() ? member.key() : at + u'.' + member.key();
                const QString differs = difference(*member, found[member.key()], path);
                if (!differs.isEmpty())
                    return differs;
            }
            return found.isObject() ? QString() : at + " is no object"_L1;
        }
        if (expected.isArray()) {
            const QJsonArray wanted = expected.toArray();
            if (found.toArray().size() != wanted.size())
                return u"%1 has %2 items, not %3"_s.arg(at).arg(found.toArray().size()).arg(wanted.size());
            for (qsizetype i = 0; i < wanted.size(); ++i) {
                const QString differs = difference(wanted[i], found[i], u"%1.%2"_s.arg(at).arg(i));
                if (!differs.isEmpty())
                    return differs;
            }
            return {};
        }
        if (expected == found || (expected.isNull() && found.isUndefined()))
            return {};
        return u"%1 is %2, not %3"_s.arg(at, compact(found), compact(expected));
    }

    /// An expectation at the end of a line; `bad` says that the scenario itself is wrong.
    QJsonObject jsonOf(const QString &text, QString &bad)
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &error);
        if (!text.isEmpty() && !document.isObject())
            bad = u"no JSON object: %1 (%2)"_s.arg(text, error.errorString());
        return document.object();
    }

    QString compare(const QString &expected, const QJsonObject &found)
    {
        QString bad;
        const QJsonObject wanted = jsonOf(expected, bad);
        if (!bad.isEmpty())
            return bad;
        const QString differs = difference(wanted, found);
        return differs.isEmpty() ? QString() : differs + "\n  in "_L1 + compact(found);
    }

} // namespace

Player::Player(QString serverUrl, int run)
    : m_url(std::move(serverUrl))
    , m_run(run)
{
}

QString Player::play(const QList<Line> &lines)
{
    for (const Line &line : lines) {
        const QString failed = step(line);
        if (!failed.isEmpty())
            return u"line %1, \"%2 %3\": %4"_s.arg(line.number).arg(line.who, line.verb, failed);
    }
    return nothingLeft();
}

const QHash<QString, Player::Verb> &Player::verbs()
{
    static const QHash<QString, Verb> table{
        {u"makes"_s, &Player::makes},
        {u"starts"_s, &Player::starts},
        {u"subscribe"_s, &Player::subscribes},
        {u"send"_s, &Player::sends},
        {u"receives"_s, &Player::receives},
        {u"receipted"_s, &Player::receipted},
        {u"refused"_s, &Player::refused},
        {u"cut"_s, &Player::cuts},
        {u"resume"_s, &Player::resumes},
        {u"asks"_s, &Player::asks},
        {u"answered"_s, &Player::answered},
        {u"keeps"_s, &Player::keeps},
        {u"pays"_s, &Player::pays},
        {u"registers"_s, &Player::registers},
        {u"closed"_s, &Player::closed},
    };
    return table;
}

QString Player::step(const Line &line)
{
    if (line.who == "people"_L1)
        return meet(line.verb + u' ' + line.rest);
    const auto person = m_people.find(line.who);
    if (person == m_people.end())
        return u"there is nobody of that name"_s;
    const Verb verb = verbs().value(line.verb);
    return verb ? (this->*verb)(person->second, filled(line.rest)) : u"there is no such verb"_s;
}

QString Player::meet(const QString &names)
{
    QString rest = names;
    while (!rest.isEmpty()) {
        const QString name = takeWord(rest);
        const QString username = u"%1.%2"_s.arg(name).arg(m_run);
        auto [person, isNew] = m_people.try_emplace(name, m_url, username);
        const QString failed = isNew ? person->second.arrive() : u"%1 is here already"_s.arg(name);
        if (!failed.isEmpty())
            return failed;
        m_kept[name] = person->second.id();
        m_kept[name + ".username"_L1] = username;
    }
    return {};
}

QString Player::filled(const QString &text) const
{
    static const QRegularExpression name(u"\\{([a-z][a-z0-9.]*)\\}"_s);
    QString out = text;
    qsizetype from = 0;
    for (auto match = name.match(out); match.hasMatch(); match = name.match(out, from)) {
        const QString value = m_kept.value(match.captured(1), u"{nobody kept %1}"_s.arg(match.captured(1)));
        out.replace(match.capturedStart(), match.capturedLength(), value);
        from = match.capturedStart() + value.size();
    }
    return out;
}

QString Player::create(Actor &actor, const QString &name, const QString &path, const QJsonObject &request)
{
    const QString failed = actor.ask("POST", path, QJsonDocument(request).toJson());
    if (!failed.isEmpty() || actor.status() >= 300)
        return u"%1 %2 %3"_s.arg(actor.status()).arg(failed, compact(actor.answer()));
    const QString id = actor.answer()["id"_L1].toString();
    m_kept[name] = id;
    m_kept[name + ".room"_L1] = actor.answer()["room"_L1].toString();
    m_kept["epoch."_L1 + id] = actor.answer()["epoch"_L1].toString();
    return {};
}

QString Player::makes(Actor &actor, QString rest)
{
    QString bad;
    const QString name = takeWord(rest);
    QJsonObject request = jsonOf(rest, bad);
    if (!request.contains("name"_L1))
        request["name"_L1] = name;
    return bad.isEmpty() ? create(actor, name, u"/api/v1/rooms"_s, request) : bad;
}

QString Player::starts(Actor &actor, QString rest)
{
    QString bad;
    const QString name = takeWord(rest);
    QJsonObject request = jsonOf(rest, bad);
    request["title"_L1] = name;
    request["story"_L1] = name;
    request["endsAt"_L1] = QDateTime::currentDateTimeUtc().addDays(30).toString(Qt::ISODateWithMs);
    return bad.isEmpty() ? create(actor, name, u"/api/v1/campaigns"_s, request) : bad;
}

QString Player::subscribes(Actor &actor, QString rest)
{
    const QString failed = actor.connect();
    if (!failed.isEmpty())
        return failed;
    stomp::Frame frame{"SUBSCRIBE", {{"id", actor.nextId()}, {"destination", takeWord(rest).toUtf8()}}, {}};
    while (!rest.isEmpty()) {
        const QByteArray header = takeWord(rest).toUtf8();
        const qsizetype colon = header.indexOf(':');
        frame.headers += {header.left(colon), header.mid(colon + 1)};
    }
    return actor.exchange(frame);
}

QString Player::sends(Actor &actor, QString rest)
{
    const QString failed = actor.connect();
    if (!failed.isEmpty())
        return failed;
    const QByteArray destination = takeWord(rest).toUtf8();
    return actor.exchange(
        {"SEND", {{"destination", destination}, {"content-type", "application/json"}}, rest.toUtf8()});
}

QString Player::receives(Actor &actor, QString rest)
{
    stomp::Frame message;
    const QString failed = actor.receive(message);
    if (!failed.isEmpty())
        return failed;
    const QString event = takeWord(rest);
    const QString came = QString::fromUtf8(message.value("event"));
    if (came != event)
        return u"%1 came: %2"_s.arg(came, QString::fromUtf8(message.body));
    return compare(rest, QJsonDocument::fromJson(message.body).object());
}

QString Player::receipted(Actor &actor, QString rest)
{
    const QString name = takeWord(rest);
    const QString value = QString::fromUtf8(actor.receipt().value(name.toUtf8()));
    return value == rest ? QString() : u"the receipt's %1 is \"%2\""_s.arg(name, value);
}

QString Player::refused(Actor &actor, QString rest)
{
    QJsonObject refusal;
    const QString failed = actor.refusal(refusal);
    if (!failed.isEmpty())
        return failed;
    const QString code = takeWord(rest);
    return refusal["code"_L1].toString() == code ? compare(rest, refusal) : compact(refusal);
}

QString Player::cuts(Actor &actor, QString)
{
    actor.cut();
    return {};
}

QString Player::resumes(Actor &actor, QString rest)
{
    const QString destination = takeWord(rest);
    if (takeWord(rest) != "from"_L1)
        return u"say: resume <topic> from <position>"_s;
    const QString epoch = m_kept.value("epoch."_L1 + destination.section(u'/', -1));
    return subscribes(actor, u"%1 after:%2 epoch:%3"_s.arg(destination, rest, epoch));
}

QString Player::asks(Actor &actor, QString rest)
{
    const QByteArray method = takeWord(rest).toUtf8();
    const QString path = takeWord(rest);
    return actor.ask(method, path, rest.toUtf8());
}

QString Player::answered(Actor &actor, QString rest)
{
    const int status = takeWord(rest).toInt();
    return actor.status() == status ? compare(rest, actor.answer())
                                    : u"%1 %2"_s.arg(actor.status()).arg(compact(actor.answer()));
}

QString Player::keeps(Actor &actor, QString rest)
{
    const QString name = takeWord(rest);
    QJsonValue value = actor.answer();
    for (const QString &key : rest.split(u'.'))
        value = value.isArray() ? value.toArray().at(key.toInt()) : value[key];
    if (!value.isString())
        return u"no text %1 in %2"_s.arg(rest, compact(actor.answer()));
    m_kept[name] = value.toString();
    return {};
}

QString Player::pays(Actor &actor, QString rest)
{
    const QString order = takeWord(rest);
    return actor.submit("/pay/sandbox/"_L1 + order, "decision="_ba + rest.toUtf8());
}

QString Player::registers(Actor &actor, QString rest)
{
    const QString page = QUrl(takeWord(rest)).path();
    return actor.submit(page + "/sandbox"_L1, "decision="_ba + rest.toUtf8());
}

QString Player::closed(Actor &actor, QString)
{
    return actor.closed();
}

QString Player::nothingLeft()
{
    for (auto &[name, actor] : m_people) {
        // What was committed before this receipt has been told before it.
        if (actor.isConnected()) {
            const QString failed = actor.exchange({"BEGIN", {{"transaction", "last"}}, {}});
            if (!failed.isEmpty())
                return u"at the end, %1: %2"_s.arg(name, failed);
        }
        const QString rest = actor.leftOver();
        if (!rest.isEmpty())
            return u"at the end, %1 had more than was expected: %2"_s.arg(name, rest);
    }
    return {};
}

} // namespace madang::test
