// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/payment_pane.h"

#include "client-tui/panes/qr_code.h"
#include "client-tui/terminal/sanitize.h"

#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

using Stage = views::DonationForm::Stage;

namespace {

    Role roleOf(Stage stage)
    {
        switch (stage) {
        case Stage::Done:
            return Role::Good;
        case Stage::Declined:
        case Stage::Expired:
            return Role::Failed;
        default:
            return Role::Prompt;
        }
    }

} // namespace

QList<PaintedLine> PaymentPane::text(int columns, const Theme &theme, bool withLink) const
{
    QList<PaintedLine> lines;
    const auto add = [&](const QString &text, const Style &style) {
        for (const QStringView line : wrapped(text, columns))
            lines.append(PaintedLine{{line.toString(), style}});
    };
    const Result<Money> amount = m_form->amount();
    add((amount ? m_formats.won(*amount) : QString()) + u" → "_s + sanitized(m_title),
        theme[Role::Gift].withBold());
    if (!m_form->message().isEmpty())
        add(u"“"_s + sanitized(m_form->message()) + u"”"_s, theme[Role::Gift]);
    lines.append(PaintedLine());
    add(sanitized(m_form->stageText()), theme[roleOf(m_form->stage())].withBold());
    for (const views::NamedFact &fact : m_form->depositLines())
        add(u"  "_s + sanitized(fact.name) + u": "_s + sanitized(fact.value), theme[Role::Text].withBold());
    if (const QString next = m_form->nextCheck(); !next.isEmpty())
        add(sanitized(next), theme[Role::Muted]);
    if (m_form->error())
        add(sanitized(views::wording::of(*m_form->error())), theme[Role::Failed]);
    const QString link = m_form->checkoutUrl().toString();
    if (!link.isEmpty()) {
        lines.append(PaintedLine());
        add(tr("Open this address in a browser, or scan the code:"), theme[Role::Muted]);
        if (withLink)
            add(sanitized(link), theme[Role::Prompt].leadingTo(Hyperlink::to(m_form->checkoutUrl())));
    }
    lines.append(PaintedLine());
    add(m_form->isFinal() ? tr("Esc closes this page.")
                          : tr("Esc closes this page. The payment is still watched and its outcome told."),
        theme[Role::Muted]);
    return lines;
}

/// Text on the left, the code on the right, the address whole on one row below, where a terminal finds it.
bool PaymentPane::paintBeside(const Region &inner, const QList<PaintedLine> &code, const Theme &theme) const
{
    const QString link = sanitized(m_form->checkoutUrl().toString());
    const int codeColumns = columnsOf(code.first());
    const int textColumns = inner.columns() - codeColumns - 2;
    if (textColumns < 26 || columnsOf(link) > inner.columns() || inner.rows() < code.size() + 1)
        return false;
    const QList<PaintedLine> lines = text(textColumns, theme, false);
    for (int y = 0; y < lines.size() && y < inner.rows() - 1; ++y)
        madang::tui::paint(inner, 0, y, lines.at(y));
    for (int y = 0; y < code.size(); ++y)
        madang::tui::paint(inner, inner.columns() - codeColumns, y, code.at(y));
    inner.put(0, qMin(int(qMax(code.size(), lines.size())), inner.rows() - 1), link,
              theme[Role::Prompt].leadingTo(Hyperlink::to(m_form->checkoutUrl())));
    return true;
}

void PaymentPane::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    region.fillRow(0, theme[Role::Bar]);
    region.put(1, 0, truncated(tr("Gift"), region.columns() - 2), theme[Role::BarStrong]);
    if (!m_form)
        return;
    const Region inner = region.part({1, 1, region.columns() - 2, region.rows() - 1});
    QList<PaintedLine> code;
    if (!theme.isAscii() && !m_form->checkoutUrl().isEmpty())
        code = qrCode(m_form->checkoutUrl().toString(), m_depth);
    if (!code.isEmpty() && paintBeside(inner, code, theme))
        return;
    QList<PaintedLine> lines = text(inner.columns(), theme, true);
    if (!code.isEmpty() && columnsOf(code.first()) <= inner.columns() && code.size() <= inner.rows())
        lines += code; // below, reached by scrolling when it must be
    m_top = qBound(0, m_top, qMax(0, int(lines.size()) - inner.rows()));
    for (int y = 0; y < inner.rows() && m_top + y < lines.size(); ++y)
        madang::tui::paint(inner, 0, y, lines.at(m_top + y));
    if (m_top + inner.rows() < lines.size())
        region.put(region.columns() - 1, region.rows() - 1, u"↓", theme[Role::Muted]);
    if (m_top > 0)
        region.put(region.columns() - 1, 1, u"↑", theme[Role::Muted]);
}

bool PaymentPane::perform(const Action &action, bool)
{
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::LineUp))
        m_top -= action == Action(Gesture::LineUp) ? 1 : 8;
    else if (action == Action(Gesture::PageDown) || action == Action(Gesture::LineDown))
        m_top += action == Action(Gesture::LineDown) ? 1 : 8;
    else
        return false;
    m_top = qMax(0, m_top);
    return true;
}

} // namespace madang::tui
