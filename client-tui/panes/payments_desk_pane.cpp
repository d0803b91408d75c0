// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/panes/payments_desk_pane.h"

#include "client-tui/panes/bars.h"
#include "client-tui/terminal/sanitize.h"

#include "common/views/desk_text.h"
#include "common/views/wording.h"

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    namespace text = views::desk_text;
    using desk::Section;

    constexpr int kRowsForFoot = 8;
    constexpr int kColumnsForTime = 44;
    constexpr int kColumnsForState = 60;
    constexpr int kColumnsForSum = 13;
    constexpr int kColumnsForTwoSums = 25;
    constexpr std::array kSections{Section::Stuck, Section::Unmatched, Section::Dead, Section::Refunds,
                                   Section::Deposits};

    void addWrapped(QList<PaintedLine> &lines, const QString &text, int indent, int columns,
                    const Style &style)
    {
        for (const QStringView part : wrapped(text, qMax(1, columns - indent)))
            lines.append(PaintedLine{{QString(indent, u' ') + part.toString(), style}});
    }

} // namespace

// --- painting

QString PaymentsDeskPane::booksText() const
{
    if (m_desk->isRefused())
        return tr("only for who may move money");
    if (!m_desk->isLive())
        return tr("not connected");
    if (m_desk->isProving())
        return tr("proving the books…");
    const auto &last = m_desk->overview()->lastCheck;
    if (!last)
        return tr("books never proven");
    return last->holds ? tr("books hold · %1").arg(m_formats.shortTime(last->at))
                       : tr("BOOKS DO NOT HOLD · %1").arg(m_formats.shortTime(last->at));
}

void PaymentsDeskPane::paintHead(const Region &region, const Theme &theme) const
{
    const bool broken
        = m_desk->overview() && m_desk->overview()->lastCheck && !m_desk->overview()->lastCheck->holds;
    region.fillRow(0, theme[Role::Bar]);
    const QString books = truncated(booksText(), region.columns() / 2);
    region.put(1, 0, truncated(tr("Payments desk"), region.columns() - columnsOf(books) - 3),
               theme[Role::BarStrong]);
    region.put(region.columns() - columnsOf(books) - 1, 0, books,
               theme[broken || !m_desk->isLive() ? Role::BarAlert : Role::Bar]);
}

/// As many as fit; where they do not, the chosen one stands first.
void PaymentsDeskPane::paintSections(const Region &region, const Theme &theme) const
{
    const auto label = [this](Section section) {
        return u' ' + text::nameOf(section) + u' ' + QString::number(m_desk->count(section)) + u' ';
    };
    int needed = 0;
    for (const Section section : kSections)
        needed += columnsOf(label(section));
    const size_t first = needed > region.columns() ? size_t(m_desk->section()) : 0;
    int x = 0;
    for (size_t i = 0; i < kSections.size() && x < region.columns(); ++i) {
        const Section section = kSections[(first + i) % kSections.size()];
        const bool chosen = section == m_desk->section();
        const Role role = m_desk->count(section) > 0 ? Role::Warning : Role::Muted;
        x += region.put(x, 0, truncated(label(section), region.columns() - x),
                        chosen ? theme[Role::Selected].withBold() : theme[role]);
    }
}

PaintedLine PaymentsDeskPane::itemLine(const desk::Item &item, int columns, const Theme &theme) const
{
    PaintedLine line;
    if (columns >= kColumnsForTime)
        line.append({paddedLeft(m_formats.shortTime(item.since), 10) + u' ', theme[Role::Muted]});
    const QString amount = text::amountOf(item, m_formats);
    // Money is never cut; where there are no columns it takes what it needs.
    const int room = columns < kColumnsForTime ? 0 : item.captured ? kColumnsForTwoSums : kColumnsForSum;
    if (item.section != Section::Dead)
        line.append({paddedLeft(amount, qMax(room, columnsOf(amount))) + u' ', theme[Role::Gift]});
    if (columns >= kColumnsForState)
        line.append({padded(truncated(sanitized(text::stateOf(item)), 22), 22) + u' ', theme[Role::Warning]});
    const QString about = sanitized(text::aboutOf(item).join(u" · "_s));
    line.append({truncated(about, qMax(0, columns - columnsOf(line))), theme[Role::Text]});
    return line;
}

void PaymentsDeskPane::paintItems(const Region &region, const Theme &theme)
{
    const QList<desk::Item> &items = m_desk->items();
    m_height = qMax(1, region.rows());
    if (items.isEmpty()) {
        const QString said = m_desk->isLoading() ? tr("Loading…")
            : m_desk->error()                    ? sanitized(views::wording::of(*m_desk->error()))
                                                 : text::emptyText(m_desk->section());
        int y = 0;
        for (const QStringView line : wrapped(said, qMax(1, region.columns() - 2))) {
            if (y < region.rows())
                region.put(1, y++, line, theme[m_desk->error() ? Role::Failed : Role::Muted]);
        }
        return;
    }
    m_top = qBound(m_desk->selected() - m_height + 1, m_top, qMax(0, m_desk->selected()));
    m_top = qBound(0, m_top, qMax(0, int(items.size()) - m_height));
    for (int y = 0; y < region.rows() && m_top + y < items.size(); ++y) {
        madang::tui::paint(region, 0, y, itemLine(items.at(m_top + y), region.columns(), theme));
        if (m_top + y == m_desk->selected())
            region.restyleRow(y, theme[Role::Selected]);
    }
}

QList<PaintedLine> PaymentsDeskPane::storyText(int columns, const Theme &theme) const
{
    const desk::Story &story = *m_desk->story();
    QList<PaintedLine> lines;
    addWrapped(lines, m_formats.won(story.amount) + u" · "_s + text::nameOf(story.status), 0, columns,
               theme[Role::Gift].withBold());
    QStringList about;
    for (const QString &part : {story.payer, story.title, story.gateway}) {
        if (!part.isEmpty())
            about.append(sanitized(part));
    }
    addWrapped(lines, about.join(u" · "_s), 0, columns, theme[Role::Text]);
    addWrapped(lines, tr("Order %1").arg(sanitized(story.order.value)), 0, columns, theme[Role::Muted]);
    if (story.paymentKey)
        addWrapped(lines, tr("Payment %1").arg(sanitized(*story.paymentKey)), 0, columns, theme[Role::Muted]);
    if (story.deposit)
        addWrapped(lines,
                   tr("To %1, reference %2, until %3.")
                       .arg(sanitized(story.deposit->bank + u' ' + story.deposit->account + u' '
                                      + story.deposit->holder),
                            sanitized(story.deposit->reference), m_formats.fullTime(story.deposit->until)),
                   0, columns, theme[Role::Muted]);
    if (story.remaining)
        addWrapped(lines, tr("%1 can be given back.").arg(m_formats.won(*story.remaining)), 0, columns,
                   theme[Role::Muted]);
    if (story.nextCheckAt)
        addWrapped(lines,
                   tr("Asked %1 times, next at %2.")
                       .arg(story.attempts)
                       .arg(m_formats.timeOfDay(*story.nextCheckAt)),
                   0, columns, theme[Role::Warning]);
    lines.append(PaintedLine());
    for (const desk::StoryLine &line : story.lines) {
        QString said = sanitized(text::lineText(line));
        if (line.amount)
            said = m_formats.won(*line.amount) + u"  "_s + said;
        if (const QString times = text::timesOf(line, m_formats); !times.isEmpty())
            said += u' ' + times;
        const QString time = paddedLeft(m_formats.shortTime(line.at), 10) + u"  "_s;
        const bool beside = columns >= kColumnsForTime;
        const int indent = beside ? columnsOf(time) : 2;
        QList<PaintedLine> parts;
        addWrapped(parts, said, indent, columns, theme[Role::Text]);
        if (beside && !parts.isEmpty())
            parts.first() = PaintedLine{{time, theme[Role::Muted]},
                                        {parts.first().first().text.mid(indent), theme[Role::Text]}};
        lines += parts;
    }
    return lines;
}

QList<PaintedLine> PaymentsDeskPane::checkText(int columns, const Theme &theme) const
{
    const desk::LedgerCheck &check = *m_desk->check();
    QList<PaintedLine> lines;
    addWrapped(lines, text::verdict(check.holds), 0, columns,
               theme[check.holds ? Role::Good : Role::Failed].withBold());
    addWrapped(lines,
               tr("%1 · entries: %2 · transfers: %3")
                   .arg(m_formats.fullTime(check.at), m_formats.number(check.entries),
                        m_formats.number(check.transfers)),
               0, columns, theme[Role::Muted]);
    lines.append(PaintedLine());
    for (const desk::Proof &proof : check.proofs) {
        const QString mark
            = theme.isAscii() ? (proof.holds ? u"ok "_s : u"NO "_s) : (proof.holds ? u"✓ "_s : u"✗ "_s);
        QString said = mark + sanitized(text::sentenceOf(proof.word));
        if (!proof.holds)
            said += u' ' + tr("%1 do not fit.").arg(proof.wrong);
        addWrapped(lines, said, 0, columns, theme[proof.holds ? Role::Good : Role::Failed]);
        for (const QString &example : proof.examples)
            addWrapped(lines, sanitized(example), 4, columns, theme[Role::Warning]);
    }
    lines.append(PaintedLine());
    for (const desk::KindBalance &kind : check.balances)
        lines.append(PaintedLine{{padded(sanitized(kind.kind), qMin(24, columns / 2)), theme[Role::Text]},
                                 {paddedLeft(m_formats.won(kind.balance), 18), theme[Role::Gift]}});
    return lines;
}

void PaymentsDeskPane::paintText(const Region &region, const QList<PaintedLine> &lines, const Theme &theme)
{
    m_height = qMax(1, region.rows());
    m_top = qBound(0, m_top, qMax(0, int(lines.size()) - m_height));
    for (int y = 0; y < region.rows() && m_top + y < lines.size(); ++y)
        madang::tui::paint(region, 0, y, lines.at(m_top + y));
    if (m_top + m_height < lines.size())
        region.put(region.columns() - 1, region.rows() - 1, u"↓", theme[Role::Muted]);
    if (m_top > 0)
        region.put(region.columns() - 1, 0, u"↑", theme[Role::Muted]);
}

/// The keys of what can be done now.
QString PaymentsDeskPane::deedKeys() const
{
    using Doing = views::PaymentsDesk::Deed;
    QString keys;
    for (const Doing deed : m_desk->deeds()) {
        switch (deed) {
        case Doing::Requery:
            keys += u" · "_s + tr("r asks the gateway");
            break;
        case Doing::Replay:
            keys += u" · "_s + tr("p tries again");
            break;
        case Doing::Resolve:
            keys += u" · "_s + tr("s resolves");
            break;
        case Doing::NoteTransfer:
            keys += u" · "_s + tr("d confirms a deposit");
            break;
        case Doing::Approve:
            keys += u" · "_s + tr("a approves");
            break;
        case Doing::Reject:
            keys += u" · "_s + tr("x rejects");
            break;
        case Doing::SentBack:
            keys += u" · "_s + tr("b was sent back");
            break;
        case Doing::Dismiss:
            keys += u" · "_s + tr("v was dealt with");
            break;
        case Doing::Refund:
            keys += u" · "_s + tr("f gives back");
            break;
        }
    }
    return keys;
}

QString PaymentsDeskPane::foot() const
{
    if (m_desk->check())
        return tr("↑↓ scroll · c proves again · Esc back");
    if (m_desk->story())
        return tr("↑↓ scroll") + deedKeys() + u" · "_s + tr("Esc back");
    return tr("Tab section · ↑↓ choose · Enter story") + deedKeys() + u" · "_s + tr("c prove books · Esc");
}

void PaymentsDeskPane::paint(const Region &region, const Theme &theme)
{
    region.fill(theme[Role::Text]);
    if (!m_desk)
        return;
    paintHead(region, theme);
    if (m_desk->error() && !m_desk->overview()) {
        int y = 1;
        const QString sentence
            = sanitized(views::wording::of(*m_desk->error())); // outlives the views of its lines
        for (const QStringView part : wrapped(sentence, qMax(1, region.columns() - 2)))
            region.put(1, y++, part, theme[Role::Failed]);
        return;
    }
    paintSections(region.part({0, 1, region.columns(), 1}), theme);
    const int footRows = region.rows() >= kRowsForFoot ? 1 : 0;
    const int air = region.rows() >= kRowsForFoot ? 1 : 0;
    const Region inner = region.part({1, 2 + air, region.columns() - 2, region.rows() - 2 - air - footRows});
    if (m_desk->check())
        paintText(inner, checkText(inner.columns(), theme), theme);
    else if (m_desk->story())
        paintText(inner, storyText(inner.columns(), theme), theme);
    else
        paintItems(inner, theme);
    if (footRows > 0)
        region.put(1, region.rows() - 1, hintsFitting(foot(), region.columns() - 2), theme[Role::Muted]);
}

// --- keys

bool PaymentsDeskPane::back()
{
    if (!isReading())
        return false;
    m_top = 0;
    m_desk->check() ? m_desk->closeCheck() : m_desk->closeStory();
    return true;
}

bool PaymentsDeskPane::choose()
{
    const desk::Item *item = m_desk->selectedItem();
    if (isReading() || !item || !item->order)
        return false;
    m_top = 0;
    m_desk->openStory(*item->order);
    return true;
}

void PaymentsDeskPane::move(int lines)
{
    if (isReading())
        m_top += lines;
    else
        m_desk->select(m_desk->selected() + lines);
}

void PaymentsDeskPane::scroll(int lines)
{
    if (m_desk)
        move(-lines);
}

bool PaymentsDeskPane::perform(const Action &action, bool lineIsEmpty)
{
    if (!m_desk)
        return false;
    if (action == Action(Gesture::PageUp) || action == Action(Gesture::PageDown)) {
        move(action == Action(Gesture::PageUp) ? -m_height : m_height);
        return true;
    }
    if (action == Action(Gesture::LineUp) || action == Action(Gesture::LineDown)) {
        move(action == Action(Gesture::LineUp) ? -1 : 1);
        return true;
    }
    if (!lineIsEmpty)
        return false;
    if (action == Action(Gesture::Escape))
        return back();
    if (action == Action(Gesture::Send))
        return choose();
    if (action == Action(Edit::HistoryOlder) || action == Action(Edit::HistoryNewer)) {
        move(action == Action(Edit::HistoryOlder) ? -1 : 1);
        return true;
    }
    if (action == Action(Gesture::Complete) || action == Action(Gesture::CompleteBack)) {
        if (!isReading()) {
            m_top = 0;
            m_desk->stepSection(action == Action(Gesture::Complete) ? 1 : -1);
        }
        return true;
    }
    return false;
}

bool PaymentsDeskPane::type(const QString &letter)
{
    static const QHash<QString, QString> deeds{
        {u"r"_s, u"requery"_s}, {u"s"_s, u"resolve"_s}, {u"c"_s, u"check"_s},  {u"p"_s, u"replay"_s},
        {u"d"_s, u"deposit"_s}, {u"a"_s, u"approve"_s}, {u"x"_s, u"reject"_s}, {u"b"_s, u"sent"_s},
        {u"v"_s, u"dismiss"_s}, {u"f"_s, u"refund"_s}};
    if (!m_desk || !deeds.contains(letter))
        return false;
    m_deed(deeds.value(letter));
    return true;
}

} // namespace madang::tui
