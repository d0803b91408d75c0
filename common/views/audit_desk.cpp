// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/audit_desk.h"

#include "common/base/when_done.h"
#include "common/views/event_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace madang::views {

using namespace Qt::StringLiterals;
using audit::AuditCheck;
using audit::AuditRecord;

namespace {

    constexpr int kActsPerPage = 50;
    /// Further back one asks by a filter, or at the machine.
    constexpr int kMostActs = 1'000;
    constexpr int kLongestPart = 200;
    constexpr int kLongestDetail = 4'000;
    /// Of the details: the server cuts what is longer than its own limit.
    constexpr qsizetype kMostDetails = 50;

    QString auditValue(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::String:
            return value.toString();
        case QJsonValue::Bool:
            return value.toBool() ? u"true"_s : u"false"_s;
        case QJsonValue::Double:
            return QString::number(value.toDouble(), 'g', 15);
        case QJsonValue::Array:
            return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
        case QJsonValue::Object:
            return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        default:
            return u"–"_s;
        }
    }

} // namespace

AuditDesk::AuditDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
    , m_list(kMostActs)
{
    connect(&m_formats, &Formats::changed, this, &AuditDesk::changed);
}

void AuditDesk::setFilter(const Filter &filter)
{
    m_filter = {filter.actor.trimmed(), filter.action.trimmed(), qMax(0, filter.days)};
    refresh();
}

void AuditDesk::refresh()
{
    m_error.reset();
    read({});
}

void AuditDesk::readOn()
{
    if (m_list.mayReadOn())
        read(m_list.next());
}

void AuditDesk::read(const std::optional<QString> &after)
{
    const auto question = m_list.ask(after);
    audit::ListAudit wanted;
    wanted.after = after;
    wanted.limit = kActsPerPage;
    if (m_filter.days > 0)
        wanted.since = m_formats.now().plus(-std::chrono::hours(24) * m_filter.days);
    if (!m_filter.actor.isEmpty())
        wanted.actor = m_filter.actor;
    if (!m_filter.action.isEmpty())
        wanted.action = m_filter.action;
    Q_EMIT changed();
    whenDone(m_session.call(audit::list, wanted), this,
             [this, question](const Result<Page<AuditRecord>> &page) {
                 if (!m_list.take(question, page))
                     return;
                 if (page) {
                     m_error.reset();
                 } else {
                     m_error = page.error();
                     // Whoever lost the right to read it keeps nothing of it on the screen.
                     if (m_error->code == Code::NotAllowed) {
                         m_list.forget();
                     }
                 }
                 Q_EMIT changed();
             });
}

QString AuditDesk::emptyText() const
{
    if (isLoading())
        return tr("Fetching the list…");
    return m_filter == Filter() ? tr("Nothing was done yet.") : tr("Nothing on record fits.");
}

QString AuditDesk::headOf(const AuditRecord &record)
{
    const QString action = oneLine(record.action, kLongestPart);
    return record.target.isEmpty() ? action : action + u" · "_s + oneLine(record.target, kLongestPart);
}

QString AuditDesk::storyOf(const AuditRecord &record) const
{
    QStringList parts{oneLine(record.actor, kLongestPart), m_formats.relative(record.at)};
    if (!record.address.isEmpty())
        parts += oneLine(record.address, kLongestPart);
    return parts.join(u" · "_s);
}

QList<AuditDesk::Part> AuditDesk::partsOf(const AuditRecord &record) const
{
    QList<Part> parts{{tr("Number"), QString::number(record.number)},
                      {tr("When"), m_formats.fullTime(record.at)},
                      {tr("Who"), record.actor},
                      {tr("What"), record.action},
                      {tr("To what"), record.target},
                      {tr("From where"), record.address},
                      {tr("Request"), record.request}};
    const QJsonObject details = QJsonDocument::fromJson(record.details.text).object();
    for (auto at = details.constBegin(); at != details.constEnd() && parts.size() < kMostDetails; ++at)
        parts += Part{at.key(), auditValue(at.value())};
    parts += Part{tr("Seal"), record.hash};
    for (Part &part : parts) {
        part.name = oneLine(part.name, kLongestPart);
        part.value = oneLine(part.value, kLongestDetail);
    }
    parts.removeIf([](const Part &part) { return part.value.isEmpty(); });
    return parts;
}

void AuditDesk::check()
{
    if (m_checking)
        return;
    m_checking = true;
    m_error.reset();
    m_checked.reset();
    Q_EMIT changed();
    whenDone(m_session.call(audit::check, {}), this, [this](const Result<AuditCheck> &check) {
        m_checking = false;
        if (check)
            m_checked = *check;
        else
            m_error = check.error();
        Q_EMIT changed();
    });
}

QString AuditDesk::checkText(const AuditCheck &check, const Formats &formats)
{
    const QString records = formats.number(check.records);
    if (check.holds)
        return tr("Each record is as it was written; there are %1.").arg(records);
    const QString number = formats.number(check.broken.value_or(0));
    const QString reason = check.reason.value_or(QString());
    const QString fault = reason == "missing"_L1 ? tr("Record %1 is gone.")
        : reason == "changed"_L1                 ? tr("Record %1 was changed.")
        : reason == "chain"_L1                   ? tr("Record %1 does not follow the one before it.")
                                                 : tr("Record %1 is not as it was written.");
    return fault.arg(number) + u' '
        + tr("The %1 before it are as they were written. Keep this store as it is, and compare it with a "
             "backup.")
              .arg(records);
}

} // namespace madang::views
