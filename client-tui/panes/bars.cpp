// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/bars.h"

#include "client-tui/terminal/sanitize.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    /// From here on the person is told how much room is left.
    constexpr int kTellRemaining = 200;

    struct BarText {
        Q_DECLARE_TR_FUNCTIONS(madang::tui::Bars)
    };

} // namespace

QString hintsFitting(const QString &hints, int columns)
{
    QStringList parts = hints.split(u" · "_s);
    while (parts.size() > 2 && columnsOf(parts.join(u" · "_s)) > columns)
        parts.removeAt(parts.size() - 2);
    return truncated(parts.join(u" · "_s), columns);
}

void paintTitle(const Region &region, const Theme &theme, const TitleFacts &facts)
{
    region.fill(theme[Role::Bar]);
    int x = 1;
    const Role strength = facts.hasKeyboard ? Role::BarStrong : Role::Bar;
    const QString name = facts.mark + sanitized(facts.room);
    x += region.put(x, 0, truncated(name, region.columns() - 2), theme[strength]);
    const QString campaign
        = facts.campaign.isEmpty() ? QString() : (theme.isAscii() ? u"* "_s : u"♥ "_s) + facts.campaign;
    int right = region.columns() - 1;
    if (!campaign.isEmpty() && right - columnsOf(campaign) > x + 2) {
        right -= columnsOf(campaign);
        region.put(right, 0, campaign, theme[Role::Bar]);
        right -= 2;
    }
    QString rest;
    if (facts.members > 0)
        rest = BarText::tr("members: %1").arg(facts.members);
    if (!facts.topic.isEmpty())
        rest = sanitized(facts.topic) + (rest.isEmpty() ? QString() : u" · "_s + rest);
    if (!rest.isEmpty() && right - x > 8)
        region.put(x + 2, 0, truncated(rest, right - x - 3), theme[Role::Bar]);
}

void paintStatus(const Region &region, const Theme &theme, const StatusFacts &facts)
{
    region.fill(theme[Role::Bar]);
    int x = 0;
    const auto piece = [&](const QString &text, Role role) {
        const int room = region.columns() - x - 2;
        if (text.isEmpty() || room < 4)
            return;
        x += 1 + region.put(x + 1, 0, truncated(sanitized(text), room), theme[role]) + 1;
    };
    // Trouble first: on a narrow screen it is what must be seen.
    piece(facts.connection, Role::BarAlert);
    piece(facts.closed, Role::BarAlert);
    piece(facts.place, Role::BarStrong);
    piece(facts.below, Role::BarStrong);
    piece(facts.notices, Role::BarStrong);
    piece(facts.active, Role::Bar);
    piece(facts.typing, Role::Bar);
}

QPoint paintInput(const Region &region, const Theme &theme, LineEditor &line, const InputFacts &facts)
{
    int right = region.columns();
    if (facts.remaining < kTellRemaining && region.columns() >= 30) {
        const QString left = QString::number(facts.remaining);
        right -= columnsOf(left) + 1;
        region.put(right + 1, 0, left, theme[facts.remaining < 0 ? Role::Failed : Role::Muted]);
    }
    QString prompt = sanitized(facts.prompt);
    if (columnsOf(prompt) > region.columns() / 3)
        prompt = region.columns() >= 16 ? u"> "_s : QString();
    if (!facts.mark.isEmpty() && region.columns() >= 16)
        prompt.prepend(facts.mark + u' ');
    int x = region.put(0, 0, prompt, theme[Role::Prompt]);
    const LineView view = line.view(right - x);
    const QString text = facts.masked ? QString(columnsOf(view.text), u'•') : view.text;
    region.put(x, 0, text, theme[Role::Text]);
    if (view.moreLeft && x > 0)
        region.put(x - 1, 0, u"<", theme[Role::Muted]);
    if (view.moreRight)
        region.put(right - 1, 0, u">", theme[Role::Muted]);
    return {qMin(x + view.cursor, qMax(0, region.columns() - 1)), 0};
}

} // namespace madang::tui
