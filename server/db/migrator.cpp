// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/db/migrator.h"

#include "common/base/log.h"
#include "common/base/secret.h"
#include "server/db/migration_lock.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kFolder = ":/migrations"_L1;

    QString readAll(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QStringList statementsOf(const QString &text)
    {
        static const QRegularExpression between(u";[ \\t]*\\n[ \\t]*\\n"_s);
        QStringList statements;
        for (const QString &part : (text.trimmed() + "\n\n"_L1).split(between, Qt::SkipEmptyParts)) {
            QStringList lines = part.split(u'\n');
            lines.removeIf([](const QString &line) { return line.trimmed().startsWith("--"_L1); });
            const QString statement = lines.join(u'\n').trimmed();
            if (!statement.isEmpty())
                statements += statement;
        }
        return statements;
    }

    Done makeRecord(Database &db)
    {
        TRY(db.begin(Database::Access::ReadWrite));
        TRY(db.script(uR"(
        CREATE TABLE IF NOT EXISTS schema_migration (
            number BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL))"_s));
        return db.commit();
    }

    Result<bool> hasRecord(Database &db)
    {
        TRY(const qint64 tables,
            db.only<qint64>(db.engine() == Engine::Sqlite
                                ? u"SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = "
                                  "'schema_migration'"_s
                                : u"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = "
                                  "current_schema() AND table_name = 'schema_migration'"_s));
        return tables > 0;
    }

    /// False when a program that knows of no lock beside the store applied the step meanwhile.
    Result<bool> isMissing(Database &db, const MigrationStep &step)
    {
        TRY(const auto there,
            db.one<int>(u"SELECT number FROM schema_migration WHERE number = :number"_s,
                        bind("number", step.number)));
        return !there;
    }

    Result<bool> apply(Database &db, const MigrationStep &step, Timestamp now, const StepFollower &follower)
    {
        TRY(db.begin(Database::Access::ReadWrite));
        TRY(const bool missing, isMissing(db, step));
        if (!missing) {
            db.rollback();
            return false;
        }
        if (follower)
            follower(step, StepMoment::Begins);
        for (const QString &statement : statementsOf(step.text))
            TRY(db.script(statement));
        TRY(db.run(uR"(
        INSERT INTO schema_migration (number, name, checksum, applied_at)
        VALUES (:number, :name, :checksum, :at))"_s,
                   bind("number", step.number), bind("name", step.name), bind("checksum", step.checksum),
                   bind("at", now)));
        TRY(db.commit());
        return true;
    }

} // namespace

QList<MigrationStep> builtInSteps(Engine engine)
{
    QList<MigrationStep> steps;
    const QDir folder(kFolder);
    for (const QString &file : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        if (file.endsWith(".postgres.sql"_L1))
            continue;
        MigrationStep step;
        step.name = file.chopped(4);
        step.number = step.name.left(4).toInt();
        const QString twin = folder.filePath(step.name + ".postgres.sql"_L1);
        step.text = readAll(engine == Engine::Postgres && QFile::exists(twin) ? twin : folder.filePath(file));
        step.checksum = secret::fingerprint(step.text);
        steps += step;
    }
    return steps;
}

Result<MigrationPlan> planMigration(Database &db, const QList<MigrationStep> &steps)
{
    MigrationPlan plan;
    TRY(const bool recorded, hasRecord(db));
    if (recorded) {
        TRY(plan.applied, db.all<AppliedStep>(uR"(
        SELECT number, name, checksum, applied_at FROM schema_migration ORDER BY number)"_s));
    }
    const QList<AppliedStep> &applied = plan.applied;
    if (applied.size() > steps.size()) {
        plan.hurdle = Error{Code::Conflict, "newer-schema"}.at(applied.last().name);
        return plan;
    }
    for (qsizetype i = 0; i < applied.size(); ++i) {
        if (applied[i].number != steps[i].number || applied[i].checksum != steps[i].checksum) {
            plan.hurdle = Error{Code::Conflict, "changed-step"}.at(applied[i].name);
            return plan;
        }
    }
    plan.pending = steps.mid(applied.size());
    return plan;
}

Result<int> migrate(Database &db, const QList<MigrationStep> &steps, Timestamp now,
                    const StepFollower &follower)
{
    TRY(const auto lock, MigrationLock::take(db, kMigrationPatience));
    return migrate(*lock, steps, now, follower);
}

Result<int> migrate(const MigrationLock &lock, const QList<MigrationStep> &steps, Timestamp now,
                    const StepFollower &follower)
{
    Database &db = lock.db();
    if (const Done made = makeRecord(db); !made) {
        db.rollback();
        return made.error();
    }
    TRY(const MigrationPlan plan, planMigration(db, steps));
    if (plan.hurdle) {
        if (plan.hurdle->about == "changed-step"_L1)
            qCCritical(lcStore).noquote() << "step" << plan.hurdle->field << "was applied with other content";
        return Error{plan.hurdle->code, plan.hurdle->about};
    }
    int count = 0;
    for (const MigrationStep &step : plan.pending) {
        const Result<bool> applied = apply(db, step, now, follower);
        if (!applied) {
            db.rollback();
            qCCritical(lcStore).noquote() << "migration failed at step" << step.name;
            return applied.error();
        }
        if (*applied) {
            qCInfo(lcStore).noquote() << "migrated" << step.name;
            if (follower)
                follower(step, StepMoment::Applied);
            ++count;
        }
    }
    return count;
}

} // namespace madang
