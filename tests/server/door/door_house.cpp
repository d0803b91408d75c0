// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/door/door_house.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <thread>

namespace madang::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    struct Row {
        qint64 position = 0;
        EventId id;
        QString text;
    };
    PROTOCOL_FIELDS(Row, position, id, text)

    rooms::RoomEvent eventOf(RoomId room, const Row &row)
    {
        rooms::RoomEvent event;
        event.room = room;
        event.position = row.position;
        event.id = row.id;
        event.type = u"message"_s;
        event.at = {1'772'420'400'000};
        event.body = {toJson(chat::MessageBody{row.text, {}})};
        return event;
    }

} // namespace

Result<rooms::RoomEvent> TinyService::post(Work &work, const chat::PostMessage &request)
{
    if (request.text == u"refuse")
        return Error{Code::NotAllowed, "speak"};
    TRY(const auto last,
        work.db().one<qint64>(u"SELECT COALESCE(MAX(position), 0) FROM tiny_event WHERE room = :room"_s,
                              bind("room", request.room)));
    const Row row{last.value_or(0) + 1, work.newId<EventId>(), request.text};
    TRY(work.db().run(
        u"INSERT INTO tiny_event (room, position, id, text) VALUES (:room, :position, :id, :text)"_s,
        bind("room", request.room), bind("position", row.position), bind("id", row.id),
        bind("text", row.text)));
    const rooms::RoomEvent event = eventOf(request.room, row);
    work.tell(rooms::happened, event);
    return event;
}

Result<QList<rooms::RoomEvent>> TinyService::after(Work &work, RoomId room, qint64 position, int limit)
{
    TRY(const auto rows,
        work.db().all<Row>(
            u"SELECT position, id, text FROM tiny_event WHERE room = :room AND position > :position "
            "ORDER BY position LIMIT :limit"_s,
            bind("room", room), bind("position", position), bind("limit", limit)));
    QList<rooms::RoomEvent> events;
    for (const Row &row : rows)
        events += eventOf(room, row);
    return events;
}

Result<chat::History> TinyService::history(Work &work, const chat::ReadHistory &request)
{
    chat::History history;
    TRY(history.items, after(work, request.room, request.after.value_or(0), request.limit.value_or(40)));
    return history;
}

Result<TopicPage> TinyService::openRoom(Work &work, const rooms::OneRoom &request, const TopicCursor &from)
{
    if (request.room.number == 9 && work.caller().user.number != 1)
        return Error{Code::NotFound, "room"};
    TRY(const auto last,
        work.db().one<qint64>(u"SELECT COALESCE(MAX(position), 0) FROM tiny_event WHERE room = :room"_s,
                              bind("room", request.room)));
    TopicPage page;
    page.position = last.value_or(0);
    if (!from.after)
        return page;
    if (from.epoch == "old" || *from.after > page.position) {
        page.events += std::make_shared<const Published>(
            Work::published(rooms::reload, {request.room, u"new"_s, page.position}));
        return page;
    }
    // Small pages, so that catching up takes several.
    TRY(const auto events, after(work, request.room, *from.after, qMin(from.limit, 7)));
    const qint64 end = page.position;
    page.position = *from.after;
    for (const rooms::RoomEvent &event : events) {
        page.events += std::make_shared<const Published>(Work::published(rooms::happened, event));
        page.position = event.position;
    }
    page.more = page.position < end;
    return page;
}

Result<Nothing> TinyService::write(Work &work, const Board &request)
{
    work.tell(boardChanged, request);
    return Nothing{};
}

Result<TopicPage> TinyService::openBoard(Work &, const rooms::OneRoom &request, const TopicCursor &)
{
    TopicPage page;
    page.events
        += std::make_shared<const Published>(Work::published(boardChanged, {request.room, u"snapshot"_s}));
    return page;
}

namespace {

    struct TinyNotice {
        qint64 id = 0;
        QString type;
    };
    PROTOCOL_FIELDS(TinyNotice, id, type)

} // namespace

Result<Nothing> TinyService::notify(Work &work, const Notify &request)
{
    notifications::Notice notice;
    notice.id = work.newId<NoticeId>();
    notice.type = request.text;
    notice.at = work.now();
    notice.body = {"{}"};
    TRY(work.db().run(u"INSERT INTO tiny_notice (id, person, text) VALUES (:id, :person, :text)"_s,
                      bind("id", notice.id), bind("person", request.user), bind("text", request.text)));
    work.tellPerson(request.user, notifications::noticed, notice);
    return Nothing{};
}

Result<Nothing> TinyService::acknowledge(Work &work, const notifications::OneNotice &request)
{
    TRY(work.db().run(u"DELETE FROM tiny_notice WHERE id = :id AND person = :person"_s,
                      bind("id", request.notice), bind("person", work.caller().user)));
    return Nothing{};
}

Result<TopicPage> TinyService::openNotices(Work &work, const Nothing &, const TopicCursor &from)
{
    TRY(const auto rows,
        work.db().all<TinyNotice>(
            u"SELECT id, text FROM tiny_notice WHERE person = :person AND id > :after ORDER BY id"_s,
            bind("after", from.after.value_or(0)), bind("person", work.caller().user)));
    TopicPage page;
    for (const auto &[id, type] : rows) {
        notifications::Notice notice;
        notice.id = NoticeId{id};
        notice.type = type;
        notice.body = {"{}"};
        page.events += std::make_shared<const Published>(Work::published(notifications::noticed, notice));
        page.position = id;
    }
    return page;
}

Result<Mirror> TinyService::mirror(Work &, const Mirror &request)
{
    return request;
}

Result<Claims> TinyAuthenticator::authenticate(const QByteArray &token) const
{
    const bool late = token.startsWith("late.");
    const bool stands = token.startsWith("script.");
    const QList<QByteArray> parts = token.mid(late ? 5 : stands ? 7 : 0).split('.');
    const qint64 user = parts.value(0).toLongLong();
    const qint64 session = parts.value(1).toLongLong();
    if (parts.size() != 2 || user <= 0 || session <= 0)
        return Error{Code::NotSignedIn, "token"};
    return Claims{UserId{user}, SessionId{session}, m_clock.now().plus(late ? 60s : 24h),
                  stands ? std::make_shared<const StandingToken>() : nullptr};
}

door::DoorConfig DoorHouse::config()
{
    door::DoorConfig config;
    config.port = 0;
    return config;
}

DoorHouse::DoorHouse(door::DoorConfig config, const RateRules &rates)
    : m_house(Engine::Sqlite)
    , m_authenticator(m_house.clock())
    , m_bus(m_house)
{
    Routes &at = m_house.routes();
    at.judgeTopicTokensBy([this](Work &work) -> Done {
        if (work.caller().session.number == m_forgotten)
            return Error{Code::NotSignedIn, "token"};
        return {};
    });
    at(chat::post, m_service, &TinyService::post).status(201);
    at(chat::history, m_service, &TinyService::history).reads().guests();
    at(writeBoard, m_service, &TinyService::write);
    at(notify, m_service, &TinyService::notify).guests();
    at(notifications::acknowledge, m_service, &TinyService::acknowledge).key("notice");
    at(mirrorGet, m_service, &TinyService::mirror).reads().guests();
    at(mirrorPost, m_service, &TinyService::mirror).reads().guests().bodyUpTo(1000).atMost(1000, 1s);
    at.page("GET /pay/{word}", [](Work &, const Params &params) -> Result<Step> {
          Reply reply;
          reply.contentType = "text/html; charset=utf-8";
          reply.body = params.members.value("word"_L1).toString().toUtf8();
          return Step{reply, {}};
      }).guests();
    at.page("POST /pay/{word}", [](Work &, const Params &params) -> Result<Step> {
          Reply reply;
          reply.status = 303;
          reply.location = "/pay/" + params.members.value("choice"_L1).toString().toUtf8();
          return Step{reply, {}};
      }).guests();
    at.page("GET /kept", [](Work &, const Params &) -> Result<Step> {
          Reply reply;
          reply.contentType = "image/png";
          reply.body = "always the same";
          reply.version = "7";
          return Step{reply, {}};
      }).guests();
    at.page("POST /raw",
            [](Work &, const Params &params) -> Result<Step> {
                Reply reply;
                reply.contentType = "text/plain";
                reply.body = QByteArray::number(params.members.size()) + ' ' + params.raw.toHex();
                return Step{reply, {}};
            })
        .guests()
        .raw()
        .bodyUpTo(100);
    at.topic<rooms::RoomEvent, rooms::OneRoom>(rooms::happened, m_service, &TinyService::openRoom).guests();
    at.topic<Board, rooms::OneRoom>(boardChanged, m_service, &TinyService::openBoard).guests();
    at.topic<notifications::Notice, Nothing>(notifications::noticed, m_service, &TinyService::openNotices)
        .acknowledgedBy("notifications.acknowledge", "notice");
    at.setRates(rates);

    const auto made = m_house.work<Nothing>({}, [](Work &work) -> Result<Nothing> {
        TRY(work.db().run(u"CREATE TABLE tiny_event (room BIGINT, position BIGINT, id BIGINT, text TEXT, "
                          "PRIMARY KEY (room, position))"_s));
        TRY(work.db().run(u"CREATE TABLE tiny_notice (id BIGINT PRIMARY KEY, person BIGINT, text TEXT)"_s));
        return Nothing{};
    });
    if (!made)
        qFatal("the tiny house has no tables");
    m_door = std::make_unique<door::Door>(std::move(config),
                                          door::Premises{m_house.routes(),
                                                         m_authenticator,
                                                         m_bus,
                                                         m_house.metrics(),
                                                         m_house.clock(),
                                                         {{"/healthz",
                                                           [] {
                                                               Reply reply;
                                                               reply.body = "ok\n";
                                                               reply.contentType = "text/plain";
                                                               return reply;
                                                           }}},
                                                         nullptr,
                                                         &m_bans,
                                                         &m_connections});
    if (const Done bound = m_door->bind(); !bound)
        qFatal("the door does not bind: %s", qPrintable(bound.error().about));
    m_door->open();
}

DoorHouse::~DoorHouse()
{
    m_door->close(0ms);
}

rooms::RoomEvent DoorHouse::post(int room, const QString &text, const QString &tag)
{
    const ClientTag unique{tag.isEmpty() ? u"t%1"_s.arg(++m_posted) : tag};
    const auto posted = m_house.call(UserId{1}, chat::post, {RoomId{room}, unique, text, {}});
    if (!posted)
        qFatal("a post was refused");
    return *posted;
}

void DoorHouse::revoke(SessionId session)
{
    const auto done = m_house.work<Nothing>({}, [session](Work &work) -> Result<Nothing> {
        work.endSession(session);
        return Nothing{};
    });
    if (!done)
        qFatal("a session was not revoked");
}

void DoorHouse::pass(std::chrono::milliseconds span, std::chrono::milliseconds step)
{
    // The door looks at its clock ten times a second of real time.
    while (span > 0ms) {
        clock().advance(qMin<std::chrono::milliseconds>(span, step));
        span -= step;
        std::this_thread::sleep_for(120ms);
    }
}

qint64 DoorHouse::metric(const QByteArray &line)
{
    for (const QByteArray &each : m_house.metrics().text().split('\n')) {
        if (each.startsWith(line + ' '))
            return each.mid(line.size() + 1).toLongLong();
    }
    return -1;
}

ThrowAwayCertificate::ThrowAwayCertificate()
    : certificate(folder.filePath(u"cert.pem"_s).toUtf8())
    , key(folder.filePath(u"key.pem"_s).toUtf8())
{
    EVP_PKEY *pair = EVP_EC_gen("P-256");
    X509 *x509 = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(x509), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509), 3600);
    X509_set_pubkey(x509, pair);
    X509_NAME *name = X509_get_subject_name(x509);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("localhost"),
                               -1, -1, 0);
    X509_set_issuer_name(x509, name);
    X509_sign(x509, pair, EVP_sha256());
    if (FILE *file = std::fopen(certificate.constData(), "w")) {
        PEM_write_X509(file, x509);
        std::fclose(file);
    }
    if (FILE *file = std::fopen(key.constData(), "w")) {
        PEM_write_PrivateKey(file, pair, nullptr, nullptr, 0, nullptr, nullptr);
        std::fclose(file);
    }
    X509_free(x509);
    EVP_PKEY_free(pair);
}

} // namespace madang::test
