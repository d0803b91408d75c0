// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about how the screen looks and is divided.
#include "client-tui/panes/live_page.h"
#include "client-tui/settings/nearest_word.h"
#include "client-tui/verbs/verbs.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    constexpr int kRoleColumns = 18;
    constexpr int kMostCells = 1000;

} // namespace

void Verbs::chooseTheme(const QString &rest)
{
    const QString word = rest.toLower();
    if (word.isEmpty())
        return showThemes();
    if (!Theme::names().contains(word)) {
        const QString near = nearestWord(word, Theme::names());
        const QString what = tr("There is no theme “%1”.").arg(rest) + u' ';
        return m_desk.tell(Tone::Warning,
                           what
                               + (near.isEmpty() ? tr("There are: %1.").arg(Theme::names().join(u", "_s))
                                                 : tr("Did you mean “%1”?").arg(near)));
    }
    m_desk.closeOverlay(); // its lines are written in the old colours
    m_desk.useTheme(word);
    m_desk.tell(Tone::Good, tr("The theme is %1.").arg(word));
}

void Verbs::showThemes()
{
    // Written anew whenever it is painted: what it shows are the colours in use.
    const auto rows = [this](int columns) {
        const auto line = [this](const QString &text, Role role) {
            return SheetRow{PaintedLine{{text, theme()[role]}}};
        };
        QList<SheetRow> lines;
        for (const QString &name : Theme::names()) {
            SheetRow choice = line((name == theme().name() ? u"* "_s : u"  "_s) + name, Role::Text);
            choice.action = [this, name] { m_desk.useTheme(name); };
            lines.append(choice);
        }
        lines.append(line({}, Role::Text));
        if (m_desk.depth() == Depth::Mono)
            lines.append(
                line(tr("This terminal shows no colours: every theme looks like mono."), Role::Muted));
        lines.append(line(tr("Roles, for the section [colour] of tui.toml:"), Role::Muted));
        const int beside = qMax(1, columns / kRoleColumns);
        PaintedLine roles;
        for (const QString &word : Theme::roleWords()) {
            roles.append({u"  "_s, theme()[Role::Text]});
            roles.append({word, theme()[*Theme::roleOfWord(word)]});
            roles.append({QString(kRoleColumns - 2 - columnsOf(word), u' '), theme()[Role::Text]});
            if (roles.size() == 3 * beside)
                lines.append({std::exchange(roles, {})});
        }
        if (!roles.isEmpty())
            lines.append({roles});
        return lines;
    };
    m_desk.show(std::make_unique<LivePage>(tr("Themes"), tr("↑↓ choose · Enter changes to it · Esc closes"),
                                           nullptr, rows));
}

void Verbs::split(const QString &rest)
{
    if (!needsRoom())
        return;
    QString name = rest;
    QString after = rest;
    const QString word = takeArgument(after);
    std::optional<PaneTree::Side> side;
    if (!rest.startsWith(u'"') && (word == "below"_L1 || word == "beside"_L1)) {
        side = word == "below"_L1 ? PaneTree::Side::Below : PaneTree::Side::Beside;
        name = after;
    }
    if (name.startsWith(u'"'))
        name = takeArgument(name);
    if (name.isEmpty())
        return m_desk.splitPane(side, {});
    const RoomId room = roomOfOurs(name);
    if (room.isNull())
        return m_desk.tell(Tone::Warning, tr("None of your rooms is “%1”, or several are.").arg(name));
    m_desk.splitPane(side, room);
}

void Verbs::unsplit(const QString &)
{
    m_desk.closePane();
}

void Verbs::only(const QString &)
{
    m_desk.closeOtherPanes();
}

void Verbs::resize(const QString &rest)
{
    QString amount = rest.toLower();
    if (amount == "even"_L1)
        return m_desk.evenPanes();
    std::optional<PaneTree::Side> side;
    QString after = amount;
    const QString word = takeArgument(after);
    if (word == "width"_L1 || word == "height"_L1) {
        side = word == "width"_L1 ? PaneTree::Side::Beside : PaneTree::Side::Below;
        amount = after;
    }
    const bool isShare = amount.endsWith(u'%');
    const bool isSigned = amount.startsWith(u'+') || amount.startsWith(u'-');
    bool ok = false;
    const int number = (isShare ? amount.chopped(1) : amount).toInt(&ok);
    if (!ok || isShare == isSigned || number < -kMostCells || number > (isShare ? 99 : kMostCells)
        || (isShare && number < 1))
        return m_desk.tell(
            Tone::Warning,
            tr("How large? Write /resize +10, /resize height -3, /resize 60% or /resize even."));
    isShare ? m_desk.sharePane(side, number) : m_desk.growPane(side, number);
}

void Verbs::chooseEditing(const QString &rest)
{
    const QString word = rest.toLower();
    if (!word.isEmpty() && word != "emacs"_L1 && word != "vi"_L1)
        return m_desk.tell(Tone::Warning, tr("Whose habits? Write /editing emacs or /editing vi."));
    if (!word.isEmpty())
        m_desk.useEditing(word == "vi"_L1 ? Editing::Vi : Editing::Emacs);
    m_desk.tell(word.isEmpty() ? Tone::Plain : Tone::Good,
                m_desk.editing() == Editing::Vi
                    ? tr("The line is edited as in vi: Esc leaves insert mode (I) for commands (N).")
                    : tr("The line is edited as in Emacs."));
}

} // namespace madang::tui
