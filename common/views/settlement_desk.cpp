// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/settlement_desk.h"

#include "common/base/text_file.h"
#include "common/base/when_done.h"
#include "common/views/event_text.h"
#include "common/views/payout_words.h"

namespace madang::views {

using namespace Qt::StringLiterals;
using reconciliation::Difference;
using reconciliation::Reconciliation;

namespace {

    constexpr int kDifferencesPerPage = 100;
    constexpr int kLongestFileName = 80;
    constexpr int kLongestNameShown = 60; ///< of orders, payments and people

} // namespace

SettlementDesk::SettlementDesk(Session &session, const Formats &formats, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_formats(formats)
{
    connect(&m_formats, &Formats::changed, this, &SettlementDesk::changed);
}

// --- a file ---

void SettlementDesk::look(const QString &gateway, const QString &name, const QByteArray &content)
{
    m_preview.reset();
    m_error.reset();
    m_file = {gateway, oneLine(name, kLongestFileName), {}, std::nullopt};
    if (content.size() > reconciliation::kLongestContent)
        m_error = Error{Code::TooLarge, "content"}.at(u"content"_s);
    else if (m_file.content = textOfFile(content); m_file.content.isEmpty())
        m_error = Error{Code::Malformed, "empty"}.at(u"content"_s);
    if (!m_error)
        return send(true);
    m_file = {};
    Q_EMIT changed();
}

void SettlementDesk::take()
{
    if (m_preview && !m_asking)
        send(false);
}

void SettlementDesk::drop()
{
    ++m_looked;
    m_asking = false;
    m_file = {};
    m_preview.reset();
    m_error.reset();
    Q_EMIT changed();
}

void SettlementDesk::send(bool dryRun)
{
    m_asking = true;
    m_file.dryRun = dryRun ? std::optional(true) : std::nullopt;
    const quint64 looked = ++m_looked;
    Q_EMIT changed();
    whenDone(m_session.call(reconciliation::importFile, m_file), this,
             [this, looked, dryRun](const Result<Reconciliation> &report) {
                 if (looked != m_looked)
                     return;
                 m_asking = false;
                 if (!report) {
                     m_error = report.error(); // the preview stays: it can be tried again
                 } else if (dryRun) {
                     m_preview = *report;
                 } else {
                     drop();
                     Q_EMIT told(sentence(*report));
                     return refresh();
                 }
                 Q_EMIT changed();
             });
}

QString SettlementDesk::sentence(const Reconciliation &report) const
{
    return tr("%1 lines: %2 fit now, %3 were known, %4 differ.")
        .arg(m_formats.number(report.lines), m_formats.number(report.matched), m_formats.number(report.known),
             m_formats.number(report.differing));
}

QStringList SettlementDesk::previewText() const
{
    if (!m_preview)
        return {};
    QStringList lines{sentence(*m_preview)};
    if (m_preview->again)
        lines += tr("This very file was taken before; only what it left open can change.");
    if (m_preview->matched > 0)
        lines += tr("%1 would be posted as settled: %2 fee, %3 to the bank.")
                     .arg(m_formats.won(m_preview->amount), m_formats.won(m_preview->fee),
                          m_formats.won(m_preview->payOut));
    return lines;
}

// --- lines that do not fit ---

void SettlementDesk::setState(reconciliation::State state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_items.clear();
    m_known = false;
    refresh();
}

void SettlementDesk::refresh()
{
    m_error.reset();
    reload();
}

void SettlementDesk::reload()
{
    m_next.reset();
    read({});
}

void SettlementDesk::readOn()
{
    if (m_next && !m_loading)
        read(m_next);
}

void SettlementDesk::read(const std::optional<QString> &after)
{
    m_loading = true;
    const quint64 question = ++m_question;
    Q_EMIT changed();
    whenDone(m_session.call(reconciliation::differences, {m_state, after, kDifferencesPerPage}), this,
             [this, question, first = !after](const Result<Page<Difference>> &page) {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 if (page) {
                     m_known = true;
                     m_items = first ? page->items : m_items + page->items;
                     m_next = page->next;
                 } else {
                     m_error = page.error();
                 }
                 Q_EMIT changed();
             });
}

QString SettlementDesk::sums(const Difference &difference) const
{
    if (difference.verdict == reconciliation::Verdict::NotThere)
        return tr("the books say %1, the file nothing").arg(m_formats.won(difference.ours));
    return tr("the file says %1, the books %2")
        .arg(m_formats.won(difference.theirs), m_formats.won(difference.ours));
}

QString SettlementDesk::story(const Difference &difference) const
{
    QStringList parts{m_formats.fullTime(difference.at), oneLine(difference.gateway, kLongestNameShown),
                      tr("order %1").arg(oneLine(difference.order, kLongestNameShown))};
    if (!difference.paymentKey.isEmpty())
        parts += tr("payment %1").arg(oneLine(difference.paymentKey, kLongestNameShown));
    if (difference.reason)
        parts += oneLine(*difference.reason, reconciliation::kLongestReason);
    if (difference.explainedBy)
        parts += tr("explained by %1").arg(oneLine(*difference.explainedBy, kLongestNameShown));
    return parts.join(u" · "_s);
}

void SettlementDesk::explain(SettlementLineId line, const QString &reason)
{
    whenDone(m_session.call(reconciliation::explain, {line, reason.trimmed()}), this,
             [this](const Result<Difference> &difference) {
                 m_error = difference ? std::nullopt : std::optional(difference.error());
                 if (difference)
                     Q_EMIT told(tr("It was noted why that line does not fit."));
                 reload(); // somebody else may have been faster
             });
}

} // namespace madang::views
