// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/search/search_store.h"

#include "common/base/id_moment.h"
#include "server/features/limits.h"

#include <QDateTime>

#include <algorithm>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    const QString &hitColumns()
    {
        static const QString text = u"SELECT "_s + eventColumns() + uR"(,
               COALESCE((SELECT o.nickname
                           FROM member x JOIN account o ON o.id = x.account
                          WHERE r.visibility = 'direct' AND x.room = r.id AND x.account <> :reader
                          LIMIT 1), r.name))"_s;
        return text;
    }

    const QString &hitJoins()
    {
        static const QString text = u" JOIN room r ON r.id = e.room"_s + kEventJoins.toString();
        return text;
    }

    constexpr QStringView kMember = uR"(
           AND EXISTS (SELECT 1 FROM member m WHERE m.room = e.room AND m.account = :reader))";

    /// Pages of the index: some milliseconds on the writing lane.
    constexpr int kMergedAtOnce = 200;

    QString monthMark(const QDate &month)
    {
        return u"m%1"_s.arg(month.year() * 12 + month.month());
    }

    QDate monthOf(EventId event)
    {
        const QDate day = QDateTime::fromMSecsSinceEpoch(IdMoment::of(event.number), Qt::UTC).date();
        return {day.year(), day.month(), 1};
    }

    /// More words than that begin so: FTS5 puts their lists together by itself, which takes its time.
    constexpr int kMostEndings = 512;

    /// FTS5: words : "감사 사합" AND words : ("mark" OR "market") AND marks : (r1 OR r2). `endings`: what the
    /// last terms of the open phrases may be.
    QString matchText(const IndexQuestion &question, const QList<QStringList> &endings)
    {
        QStringList parts;
        auto ending = endings.cbegin();
        for (const search::Phrase &phrase : question.phrases) {
            QString text = u'"' + phrase.terms.join(u' ') + u'"';
            if (phrase.open && ending->size() > kMostEndings) {
                text += " *"_L1;
            } else if (phrase.open) {
                QStringList terms = phrase.terms;
                QStringList phrases;
                for (const QString &last : *ending) {
                    terms.last() = last;
                    phrases.append(u'"' + terms.join(u' ') + u'"');
                }
                text = u'(' + phrases.join(" OR "_L1) + u')';
            }
            ending += phrase.open ? 1 : 0;
            parts.append(u"words : "_s + text);
        }
        for (const QStringList &anyOf : question.marks)
            parts.append(u"marks : ("_s + anyOf.join(" OR "_L1) + u')');
        return parts.join(" AND "_L1);
    }

    QString quoted(const QString &term)
    {
        return u'\'' + term + u'\'';
    }

    /// PostgreSQL keeps words and marks in one vector: no word holds such a sign.
    QString quotedMark(const QString &mark)
    {
        return quoted(u'#' + mark);
    }

    QString anyOf(const QStringList &marks)
    {
        QStringList texts;
        for (const QString &mark : marks)
            texts.append(quotedMark(mark));
        return u'(' + texts.join(" | "_L1) + u')';
    }

    /// PostgreSQL: ('감사' <-> '사합') & ('mar':*) & ('r1' | 'r2')
    QString tsqueryText(const IndexQuestion &question)
    {
        QStringList parts;
        for (const search::Phrase &phrase : question.phrases) {
            QStringList terms;
            for (const QString &term : phrase.terms)
                terms.append(quoted(term));
            if (phrase.open)
                terms.last() += ":*"_L1;
            parts.append(u'(' + terms.join(" <-> "_L1) + u')');
        }
        for (const QStringList &marks : question.marks)
            parts.append(anyOf(marks));
        return parts.join(" & "_L1);
    }

} // namespace

QString SearchStore::roomMark(RoomId room)
{
    return u'r' + room.text();
}

QString SearchStore::senderMark(UserId sender)
{
    return u'u' + sender.text();
}

Result<QList<Unindexed>> SearchStore::unindexed(Work &work, int limit)
{
    return work.db().all<Unindexed>(uR"(
        SELECT r.id, COALESCE(p.position, 0), r.position
          FROM room r
          LEFT JOIN search_progress p ON p.room = r.id
         WHERE r.position > COALESCE(p.position, 0)
         LIMIT :limit)"_s,
                                    bind("limit", limit));
}

Result<QList<Unindexed>> SearchStore::unindexedOf(Work &work, const SearchedRooms &rooms, int limit)
{
    if (rooms.room)
        return work.db().all<Unindexed>(uR"(
        SELECT o.id, COALESCE(p.position, 0), o.position
          FROM room o
          LEFT JOIN search_progress p ON p.room = o.id
         WHERE o.id = :room AND o.position > COALESCE(p.position, 0))"_s,
                                        bind("room", *rooms.room));
    return work.db().all<Unindexed>(uR"(
        SELECT o.id, COALESCE(p.position, 0), o.position
          FROM member m
          JOIN room o ON o.id = m.room
          LEFT JOIN search_progress p ON p.room = o.id
         WHERE m.account = :reader AND o.position > COALESCE(p.position, 0)
         LIMIT :limit)"_s,
                                    bind("reader", rooms.reader), bind("limit", limit));
}

Done SearchStore::add(Work &work, EventId event, Timestamp at, const QStringList &terms,
                      const QStringList &marks)
{
    if (work.db().engine() == Engine::Sqlite) {
        TRY(work.db().run(u"INSERT INTO search_index (rowid, words, marks) VALUES (:id, :words, :marks)"_s,
                          bind("id", event), bind("words", terms.join(u' ')),
                          bind("marks", marks.join(u' '))));
        return learn(work, terms);
    }
    QStringList vector;
    for (qsizetype i = 0; i < terms.size(); ++i)
        vector.append(quoted(terms[i]) + u':' + QString::number(i + 1));
    for (const QString &mark : marks)
        vector.append(quotedMark(mark));
    vector.append(quotedMark(monthMark(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date())));
    TRY(work.db().run(uR"(
        INSERT INTO search_document (event, words)
        VALUES (:id, CAST(:words AS TSVECTOR))
        ON CONFLICT (event) DO NOTHING)"_s,
                      bind("id", event), bind("words", vector.join(u' '))));
    return {};
}

Done SearchStore::remove(Work &work, EventId event, const QStringList &terms, const QStringList &marks)
{
    if (work.db().engine() != Engine::Sqlite) {
        TRY(work.db().run(u"DELETE FROM search_document WHERE event = :id"_s, bind("id", event)));
        return {};
    }
    // An index without content has to be told what it forgets.
    TRY(work.db().run(uR"(
        INSERT INTO search_index (search_index, rowid, words, marks) VALUES ('delete', :id, :words, :marks))"_s,
                      bind("id", event), bind("words", terms.join(u' ')), bind("marks", marks.join(u' '))));
    return unlearn(work, terms);
}

Done SearchStore::learn(Work &work, const QStringList &terms)
{
    QStringList unknown = terms;
    unknown.removeDuplicates();
    {
        const std::lock_guard lock(m_mutex);
        unknown.removeIf([this](const QString &term) { return m_known.contains(term); });
    }
    for (const QString &term : std::as_const(unknown))
        TRY(work.db().run(u"INSERT INTO search_term (term) VALUES (:term) ON CONFLICT DO NOTHING"_s,
                          bind("term", term)));
    work.afterCommit([this, unknown] {
        const std::lock_guard lock(m_mutex);
        if (m_known.size() > kMostKnown)
            m_known.clear();
        for (const QString &term : unknown)
            m_known.insert(term);
    });
    return {};
}

Done SearchStore::unlearn(Work &work, QStringList terms)
{
    terms.removeDuplicates();
    const auto forget = [this, terms] {
        const std::lock_guard lock(m_mutex);
        for (const QString &term : terms)
            m_known.remove(term);
    };
    forget();
    // Once more: a unit before this one may share its COMMIT, and hold for known what is gone now.
    work.afterCommit(forget);
    for (const QString &term : std::as_const(terms))
        TRY(work.db().run(uR"(
        DELETE FROM search_term
         WHERE term = :term
           AND NOT EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH :match))"_s,
                          bind("term", term), bind("match", QString(u"words : \""_s + term + u'"'))));
    return {};
}

Result<QList<QString>> SearchStore::endingsOf(Work &work, const QString &beginning)
{
    // Terms are compared by their octets, and nothing comes after the last code point.
    static const QString last = QString::fromUcs4(U"\U0010FFFF", 1);
    return work.db().all<QString>(uR"(
        SELECT term FROM search_term WHERE term >= :from AND term < :to ORDER BY term LIMIT :limit)"_s,
                                  bind("from", beginning), bind("to", QString(beginning + last)),
                                  bind("limit", kMostEndings + 1));
}

Result<QList<WrittenRow>> SearchStore::writtenBy(Work &work, UserId sender, EventId after, int limit)
{
    if (work.db().engine() == Engine::Sqlite)
        return work.db().all<WrittenRow>(uR"(
        SELECT e.id, COALESCE(p.position, 0)
          FROM search_index s
          CROSS JOIN event e ON e.id = s.rowid
          LEFT JOIN search_progress p ON p.room = e.room
         WHERE s.search_index MATCH :match AND s.rowid > :after
         ORDER BY s.rowid
         LIMIT :limit)"_s,
                                         bind("match", QString(u"marks : "_s + senderMark(sender))),
                                         bind("after", after), bind("limit", limit));
    return work.db().all<WrittenRow>(uR"(
        SELECT e.id, COALESCE(p.position, 0)
          FROM search_document s
          JOIN event e ON e.id = s.event
          LEFT JOIN search_progress p ON p.room = e.room
         WHERE s.words @@ CAST(:words AS TSQUERY) AND s.event > :after
         ORDER BY s.event
         LIMIT :limit)"_s,
                                     bind("words", quotedMark(senderMark(sender))), bind("after", after),
                                     bind("limit", limit));
}

Result<bool> SearchStore::settle(Work &work, bool first)
{
    if (work.db().engine() != Engine::Sqlite)
        return false;
    // FTS5 keeps what was deleted in older parts of its tree until they are merged into one: a negative
    // number of pages begins that, positive ones go on, and two changed rows mean that nothing was left to
    // do.
    TRY(const qint64 before, work.db().changes());
    TRY(work.db().run(u"INSERT INTO search_index (search_index, rank) VALUES ('merge', :pages)"_s,
                      bind("pages", first ? -kMergedAtOnce : kMergedAtOnce)));
    TRY(const qint64 after, work.db().changes());
    return first || after - before >= 2;
}

Result<bool> SearchStore::setProgress(Work &work, const Unindexed &seen, qint64 position)
{
    TRY(const int rows,
        work.db().run(uR"(
        INSERT INTO search_progress (room, position)
        VALUES (:room, :position)
        ON CONFLICT (room) DO UPDATE SET position = :position WHERE search_progress.position = :seen)"_s,
                      bind("room", seen.room), bind("position", position), bind("seen", seen.position)));
    return rows == 1;
}

Result<QList<HitRow>> SearchStore::find(Work &work, const IndexQuestion &question)
{
    return work.db().engine() == Engine::Sqlite ? findInSqlite(work, question)
                                                : findInPostgres(work, question);
}

Result<QList<HitRow>> SearchStore::findInSqlite(Work &work, const IndexQuestion &question)
{
    // CROSS JOIN keeps the order: the index is walked newest first and stops at the limit.
    static const QString start = hitColumns() + uR"(
          FROM search_index s
          CROSS JOIN event e ON e.id = s.rowid)"_s
        + hitJoins() + uR"(
         WHERE s.search_index MATCH :match AND s.rowid < :before AND s.rowid >= :from)"_s
        + kVisible.toString();
    static const QString end = uR"(
         ORDER BY s.rowid DESC
         LIMIT :limit)"_s;
    QList<QStringList> endings;
    for (const search::Phrase &phrase : question.phrases) {
        if (!phrase.open)
            continue;
        TRY(const QList<QString> terms, endingsOf(work, phrase.terms.last()));
        if (terms.isEmpty())
            return QList<HitRow>();
        endings.append(terms);
    }
    static const QString named = start + end;
    static const QString ofMember = start + kMember.toString() + end;
    return work.db().all<HitRow>(question.reader.isNull() ? named : ofMember,
                                 bind("match", matchText(question, endings)), bind("before", question.before),
                                 bind("from", question.from), bind("limit", question.limit),
                                 bind("reader", question.reader), bind("viewer", question.viewer));
}

Result<QList<HitRow>> SearchStore::findInPostgres(Work &work, const IndexQuestion &question)
{
    TRY(const auto oldest,
        work.db().one<EventId>(u"SELECT event FROM search_document ORDER BY event LIMIT 1"_s));
    if (!oldest)
        return QList<HitRow>();
    const QString words = tsqueryText(question);
    const QDate first = monthOf(qMax(*oldest, question.from));
    // One month, then two, four: what is said often is found in the newest, what is said rarely after few
    // questions.
    QDate month
        = qMin(monthOf(question.before), QDateTime::fromMSecsSinceEpoch(work.now().ms, Qt::UTC).date());
    month = QDate(month.year(), month.month(), 1);
    QList<HitRow> found;
    for (int span = 1; month >= first && found.size() < question.limit; span = qMin(span * 2, 48)) {
        QStringList months;
        for (int i = 0; i < span && month >= first; ++i, month = month.addMonths(-1))
            months.append(monthMark(month));
        IndexQuestion part = question;
        part.limit = question.limit - int(found.size());
        TRY(const QList<HitRow> rows, findInMonths(work, part, words + " & "_L1 + anyOf(months)));
        found += rows;
    }
    return found;
}

Result<QList<HitRow>> SearchStore::findInMonths(Work &work, const IndexQuestion &question,
                                                const QString &words)
{
    static const QString start = hitColumns() + uR"(
          FROM search_document s
          JOIN event e ON e.id = s.event)"_s
        + hitJoins() + uR"(
         WHERE s.words @@ CAST(:words AS TSQUERY) AND s.event < :before AND s.event >= :from)"_s
        + kVisible.toString();
    static const QString end = uR"(
         ORDER BY s.event DESC
         LIMIT :limit)"_s;
    static const QString named = start + end;
    static const QString ofMember = start + kMember.toString() + end;
    return work.db().all<HitRow>(question.reader.isNull() ? named : ofMember, bind("words", words),
                                 bind("before", question.before), bind("from", question.from),
                                 bind("limit", question.limit), bind("reader", question.reader),
                                 bind("viewer", question.viewer));
}

Result<QList<RoomId>> SearchStore::roomsOf(Work &work, UserId user, const QString &part, int limit)
{
    return work.db().all<RoomId>(uR"(
        SELECT r.id
          FROM member m
          JOIN room r ON r.id = m.room
         WHERE m.account = :user
           AND (:part = '' OR LOWER(COALESCE((SELECT o.nickname
                                                FROM member x JOIN account o ON o.id = x.account
                                               WHERE r.visibility = 'direct' AND x.room = r.id
                                                 AND x.account <> :user
                                               LIMIT 1), r.name)) LIKE :pattern ESCAPE '!')
         ORDER BY r.last_at DESC
         LIMIT :limit)"_s,
                                 bind("user", user), bind("part", part),
                                 bind("pattern", containing(part.toLower())), bind("limit", limit));
}

Result<QList<UserId>> SearchStore::people(Work &work, const QString &name, int limit)
{
    return work.db().all<UserId>(uR"(
        SELECT id FROM account WHERE username = :name
        UNION
        SELECT id FROM account WHERE LOWER(nickname) = LOWER(:nickname)
        LIMIT :limit)"_s,
                                 bind("name", name.toLower()), bind("nickname", name), bind("limit", limit));
}

} // namespace madang
