// SPDX-License-Identifier: GPL-3.0-or-later
// How a store would answer a statement: which tables it would walk from one end to the other. On both
// engines.
#pragma once

#include "server/core/lanes.h"
#include "tests/support/test_database.h"

#include <QRegularExpression>
#include <QSet>

#include <future>

namespace madang::test {

struct SqliteStep {
    qint64 id = 0;
    qint64 parent = 0;
    qint64 unused = 0;
    QString detail;
};
PROTOCOL_FIELDS(SqliteStep, id, parent, unused, detail)

class QueryPlans {
public:
    explicit QueryPlans(Database &db)
        : m_db(db)
    {
    }

    /// The lines of the plan that walk a table. An index of a few rows (WHERE in its making) may be walked:
    /// it holds what waits, and not what there ever was.
    QStringList walks(const QString &text)
    {
        return m_db.engine() == Engine::Sqlite ? walksInSqlite(text) : walksInPostgres(text);
    }
    /// The lines of the plans of all statements that walk, each with its statement; those that begin with an
    /// exception may.
    QStringList walksOf(const QSet<QString> &texts, const QStringList &exceptions, int &looked)
    {
        static const QRegularExpression data(QStringLiteral("\\A(SELECT|INSERT|UPDATE|DELETE|WITH)\\b"));
        QStringList all;
        for (const QString &text : texts) {
            const QString statement = text.simplified();
            const bool may = std::any_of(exceptions.begin(), exceptions.end(),
                                         [&](const QString &known) { return statement.startsWith(known); });
            if (!data.match(statement).hasMatch() || may)
                continue;
            ++looked;
            const QStringList found = walks(text);
            if (!found.isEmpty())
                all += found.join(QLatin1Char('\n')) + QStringLiteral("\nin ") + statement;
        }
        return all;
    }

    /// What a lane has prepared so far.
    static QSet<QString> statementsOf(Lanes &lanes, LaneKind kind)
    {
        std::promise<QStringList> promise;
        lanes.post<QStringList>(
            kind, 0, Caller{}, [](Work &work) -> Result<QStringList> { return work.db().statements(); },
            [&](const Result<QStringList> &texts) { promise.set_value(*texts); });
        const QStringList texts = promise.get_future().get();
        return {texts.begin(), texts.end()};
    }

private:
    static const QRegularExpression &placeholder()
    {
        static const QRegularExpression name(QStringLiteral("(?<![:\\w]):(\\w+)"));
        return name;
    }

    QStringList walksInSqlite(QString text)
    {
        const auto steps = m_db.all<SqliteStep>(QStringLiteral("EXPLAIN QUERY PLAN ")
                                                + text.replace(placeholder(), QStringLiteral("1")));
        if (!steps)
            return {QStringLiteral("no plan: ") + steps.error().about};
        const auto partial = m_db.all<QString>(
            QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'"));
        // A scan of a subquery's few rows, or of no table at all, grows with nothing.
        static const QRegularExpression harmless(
            QStringLiteral("\\ASCAN (fresh|named|counted|CONSTANT ROW|\\d+ CONSTANT ROWS|\\(subquery)"));
        static const QRegularExpression index(QStringLiteral("USING (COVERING )?INDEX (\\w+)"));
        QStringList walks;
        for (const SqliteStep &step : *steps) {
            if (!step.detail.startsWith(QLatin1StringView("SCAN"))
                || step.detail.contains(QLatin1StringView("VIRTUAL TABLE INDEX"))
                || harmless.match(step.detail).hasMatch())
                continue;
            if (!partial || !partial->contains(index.match(step.detail).captured(2)))
                walks += step.detail;
        }
        return walks;
    }

    /// EXPLAIN cannot be prepared: a function runs it and hands the lines on.
    QStringList explained(const QString &text)
    {
        const bool made = m_db.script(QStringLiteral(R"(
            CREATE OR REPLACE FUNCTION pg_temp.plan_of(asked TEXT) RETURNS SETOF TEXT AS $f$
                BEGIN RETURN QUERY EXECUTE asked; END
            $f$ LANGUAGE plpgsql)"))
                              .ok();
        const auto lines
            = m_db.all<QString>(QStringLiteral("SELECT * FROM pg_temp.plan_of(:asked)"), bind("asked", text));
        return made && lines ? *lines : QStringList{QStringLiteral("Seq Scan on nothing: no plan")};
    }

    QStringList walksInPostgres(QString text)
    {
        QStringList names;
        for (auto match = placeholder().globalMatch(text); match.hasNext();) {
            const QString name = match.next().captured(1);
            if (!names.contains(name))
                names += name;
        }
        for (const QString &name : names)
            text.replace(QRegularExpression(QStringLiteral("(?<![:\\w]):%1\\b").arg(name)),
                         QStringLiteral("$%1").arg(names.indexOf(name) + 1));
        // What no index serves shows when walking is made dear; small tables are walked in any case.
        if (!m_db.script(QStringLiteral("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan"))
            || !m_db.script(QStringLiteral("PREPARE looked AS ") + text))
            return {QStringLiteral("cannot be prepared")};
        const QString values = names.isEmpty()
            ? QString()
            : QLatin1Char('(') + QStringList(names.size(), QStringLiteral("NULL")).join(QStringLiteral(", "))
                + QLatin1Char(')');
        QStringList walks;
        for (const QString &line : explained(QStringLiteral("EXPLAIN EXECUTE looked") + values)) {
            if (line.contains(QLatin1StringView("Seq Scan on")))
                walks += line;
        }
        (void)m_db.script(QStringLiteral("DEALLOCATE looked"));
        return walks;
    }

    Database &m_db;
};

} // namespace madang::test
