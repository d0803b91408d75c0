// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/keys/shortcuts_box.h"

#include "client-gui/parts/row_ground.h"
#include "client-gui/theme/spacing.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr int kListHeight = 240;

    /// What is done at the left, its keys at the right; muted where they cannot be changed.
    class ShortcutDelegate : public QStyledItemDelegate {
    public:
        ShortcutDelegate(const Theme &theme, const Shortcuts &shortcuts,
                         const QList<const KeyedAction *> &shown, QObject *parent)
            : QStyledItemDelegate(parent)
            , m_theme(theme)
            , m_shortcuts(shortcuts)
            , m_shown(shown)
        {
        }

        QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
        {
            return {m_theme.scaled(200),
                    qMax(Theme::kSmallestTarget,
                         QFontMetrics(m_theme.font(TextStyle::Body)).height() + 2 * space::kSmall)};
        }

        void paint(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const override
        {
            if (index.row() >= m_shown.size())
                return;
            const KeyedAction &action = *m_shown.at(index.row());
            const Colours &colours = m_theme.colours();
            painter->save();
            const QRect ground = option.rect.adjusted(0, 1, -space::kTiny, -1);
            paintRowGround(*painter, option, ground, m_theme);
            const QRect inside = ground.adjusted(space::kMedium, 0, -space::kMedium, 0);
            const QFont body = m_theme.font(TextStyle::Body);
            const QFont strong = m_theme.font(TextStyle::Strong);
            const QString keys = QFontMetrics(strong).elidedText(m_shortcuts.text(action.id), Qt::ElideRight,
                                                                 inside.width() / 2);
            const int keysWidth = QFontMetrics(strong).horizontalAdvance(keys);
            painter->setFont(strong);
            painter->setPen(action.fixed                      ? colours.muted
                                : m_shortcuts.isUsual(action) ? colours.accentText
                                                              : colours.text);
            painter->drawText(inside, Qt::AlignRight | Qt::AlignVCenter, keys);
            painter->setFont(body);
            painter->setPen(action.fixed ? colours.muted : colours.text);
            painter->drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(body).elidedText(Shortcuts::nameOf(action), Qt::ElideRight,
                                                            inside.width() - keysWidth - space::kMedium));
            painter->restore();
        }

    private:
        const Theme &m_theme;
        const Shortcuts &m_shortcuts;
        const QList<const KeyedAction *> &m_shown;
    };

} // namespace

ShortcutsBox::ShortcutsBox(const Theme &theme, Shortcuts &shortcuts, QWidget *parent)
    : Pane(theme, Ground::None, parent)
    , m_shortcuts(shortcuts)
    , m_head(new Label(theme, TextStyle::Subtitle, Label::Tone::Normal, Label::Lines::One, this))
    , m_search(new SearchField(theme, this))
    , m_list(new QListView(this))
    , m_spoken(new QStringListModel(this))
    , m_none(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_field(new KeyField(this))
    , m_note(new Label(theme, TextStyle::Body, Label::Tone::Muted, Label::Lines::Wrapped, this))
    , m_deeds(new QWidget(this))
    , m_change(new Button(theme, Button::Kind::Plain, m_deeds))
    , m_reset(new Button(theme, Button::Kind::Plain, m_deeds))
    , m_resetAll(new Button(theme, Button::Kind::Quiet, m_deeds))
    , m_question(new QWidget(this))
    , m_take(new Button(theme, Button::Kind::Primary, m_question))
    , m_cancel(new Button(theme, Button::Kind::Plain, m_question))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    for (QWidget *part : std::initializer_list<QWidget *>{m_head, m_search, m_list, m_none, m_field, m_note})
        column->addWidget(part);
    const auto addRow = [column](QWidget *row, std::initializer_list<QWidget *> buttons) {
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(space::kSmall);
        for (QWidget *button : buttons)
            line->addWidget(button);
        line->addStretch(1);
        column->addWidget(row);
    };
    addRow(m_deeds, {m_change, m_reset, m_resetAll});
    addRow(m_question, {m_take, m_cancel});
    for (QWidget *part : std::initializer_list<QWidget *>{m_none, m_field, m_note, m_question})
        part->hide();
    m_list->setModel(m_spoken);
    m_list->setItemDelegate(new ShortcutDelegate(theme, shortcuts, m_shown, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);

    connect(m_search, &SearchField::soughtChanged, this, &ShortcutsBox::showActions);
    connect(m_search, &SearchField::stepped, this, [this] { m_list->setFocus(Qt::TabFocusReason); });
    connect(m_search, &QLineEdit::returnPressed, this, &ShortcutsBox::record);
    connect(m_list, &QListView::activated, this, &ShortcutsBox::record);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ShortcutsBox::showChoice);
    connect(m_change, &QPushButton::clicked, this, &ShortcutsBox::record);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const KeyedAction *action = chosen())
            give(*action, action->usual);
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_shortcuts.resetAll();
        finish(tr("All keys are the usual ones again."));
    });
    connect(m_field, &KeyField::pressed, this, &ShortcutsBox::judge);
    connect(m_field, &KeyField::cleared, this, [this] {
        if (m_recorded)
            give(*m_recorded, {});
    });
    connect(m_field, &KeyField::cancelled, this, [this] {
        if (m_recorded && !isAsking())
            finish();
    });
    connect(m_take, &QPushButton::clicked, this, [this] { put(*m_recorded, m_wanted); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { finish(); });
    connect(&shortcuts, &Shortcuts::changed, this, &ShortcutsBox::showActions);
    connect(&theme, &Theme::changed, this, [this] {
        fitList();
        m_list->doItemsLayout();
    });
    retranslate();
}

void ShortcutsBox::setOffered(const std::function<bool(const KeyedAction &)> &offered)
{
    m_offered = offered;
    showActions();
}

// --- what there is ---

void ShortcutsBox::showActions()
{
    const KeyedAction *before = chosen();
    m_shown.clear();
    QStringList spoken;
    for (const KeyedAction &action : Shortcuts::table()) {
        if ((m_offered && !m_offered(action)) || !m_shortcuts.matches(action, m_search->sought().trimmed()))
            continue;
        m_shown += &action;
        const QString keys = m_shortcuts.text(action.id);
        spoken += u"%1: %2"_s.arg(Shortcuts::nameOf(action), keys.isEmpty() ? tr("no keys") : keys);
    }
    if (spoken != m_spoken->stringList())
        m_spoken->setStringList(spoken);
    const qsizetype row = qMax(qsizetype{0}, m_shown.indexOf(before));
    m_list->setCurrentIndex(m_shown.isEmpty() ? QModelIndex() : m_spoken->index(int(row)));
    m_list->setVisible(!m_shown.isEmpty());
    m_none->setVisible(m_shown.isEmpty());
    m_list->viewport()->update();
    fitList();
    showChoice();
}

/// No higher than its rows: what is asked below stands beside what was found.
void ShortcutsBox::fitList()
{
    const int rows = int(m_shown.size()) * qMax(0, m_list->sizeHintForRow(0));
    m_list->setFixedHeight(qBound(1, rows, theme().scaled(kListHeight)));
}

const KeyedAction *ShortcutsBox::chosen() const
{
    return m_shown.value(m_list->currentIndex().row(), nullptr);
}

void ShortcutsBox::showChoice()
{
    const KeyedAction *action = chosen();
    m_change->setEnabled(action && !action->fixed);
    m_reset->setEnabled(action && !m_shortcuts.isUsual(*action));
    m_resetAll->setEnabled(!m_shortcuts.isAllUsual());
}

// --- changing ---

void ShortcutsBox::record()
{
    const KeyedAction *action = chosen();
    if (!action || m_recorded)
        return;
    if (action->fixed) {
        say(Mood::Calm, m_shortcuts.refusal(*action, action->usual.value(0)));
        return;
    }
    m_recorded = action;
    m_field->setText({});
    m_field->setPlaceholderText(tr("New keys for “%1”").arg(Shortcuts::nameOf(*action)));
    m_field->setAccessibleName(m_field->placeholderText());
    m_deeds->hide();
    m_field->show();
    say(Mood::Calm, tr("Press the new keys. Esc leaves it as it is, Backspace takes the keys away."));
    m_field->setAccessibleDescription(m_note->text());
    m_field->setFocus(Qt::OtherFocusReason);
    bringIntoView();
}

/// Back to the list, with what has come of it.
void ShortcutsBox::finish(const QString &words)
{
    // First: hiding what has the keyboard tells of it, and would end it once more.
    m_recorded = nullptr;
    m_wanted.clear();
    // Who went elsewhere with the mouse stays there.
    const QWidget *now = QApplication::focusWidget();
    if (now && now != m_search && isAncestorOf(now)) {
        QWidget *back = m_list->isHidden() ? static_cast<QWidget *>(m_search) : m_list;
        back->setFocus(Qt::OtherFocusReason);
    }
    m_field->hide();
    m_question->hide();
    m_deeds->show();
    say(Mood::Calm, words);
    showChoice();
}

void ShortcutsBox::judge(const QKeySequence &keys)
{
    if (!m_recorded || isAsking())
        return;
    m_field->setText(Shortcuts::textOf(keys));
    if (const QString reason = m_shortcuts.refusal(*m_recorded, keys); !reason.isEmpty()) {
        say(Mood::Fault, reason);
        return;
    }
    give(*m_recorded, {keys});
}

void ShortcutsBox::give(const KeyedAction &action, const QList<QKeySequence> &keys)
{
    if (const auto holders = m_shortcuts.holders(action, keys); !holders.isEmpty()) {
        ask(action, keys, holders);
        return;
    }
    put(action, keys);
}

void ShortcutsBox::put(const KeyedAction &action, const QList<QKeySequence> &keys)
{
    m_shortcuts.set(action, keys);
    const QString now = m_shortcuts.text(action.id);
    finish(now.isEmpty() ? tr("“%1” has no keys now.").arg(Shortcuts::nameOf(action))
                         : tr("“%1” is now %2.").arg(Shortcuts::nameOf(action), now));
}

void ShortcutsBox::ask(const KeyedAction &action, const QList<QKeySequence> &keys,
                       const QList<const KeyedAction *> &holders)
{
    m_recorded = &action;
    m_wanted = keys;
    QStringList names;
    for (const KeyedAction *holder : holders)
        names += u"“%1”"_s.arg(Shortcuts::nameOf(*holder));
    QStringList shown;
    for (const QKeySequence &each : keys)
        shown += Shortcuts::textOf(each);
    m_field->setText(shown.join(u" · "_s));
    m_deeds->hide();
    m_question->show();
    say(Mood::Fault,
        tr("%1 already belongs to %2. Shall “%3” take it over?")
            .arg(m_field->text(), names.join(u", "_s), Shortcuts::nameOf(action)));
    m_take->setAccessibleDescription(m_note->text());
    m_take->setFocus(Qt::OtherFocusReason);
    bringIntoView();
}

void ShortcutsBox::say(Mood mood, const QString &words)
{
    m_note->setTone(mood == Mood::Fault ? Label::Tone::Danger : Label::Tone::Muted);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
}

void ShortcutsBox::bringIntoView()
{
    // Later: what was shown just now has no place yet.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (QWidget *above = parentWidget(); above; above = above->parentWidget()) {
                if (auto *area = qobject_cast<QScrollArea *>(above)) {
                    QWidget *last = m_question->isVisible() ? m_question : m_note;
                    area->ensureWidgetVisible(last, 0, space::kSmall);
                    if (QWidget *focus = focusWidget(); focus && focus->isVisible())
                        area->ensureWidgetVisible(focus, 0, space::kSmall);
                    return;
                }
            }
        },
        Qt::QueuedConnection);
}

void ShortcutsBox::keyPressEvent(QKeyEvent *event)
{
    // A question is left before the sheet is.
    if (event->key() == Qt::Key_Escape && m_recorded) {
        finish();
        event->accept();
        return;
    }
    Pane::keyPressEvent(event);
}

void ShortcutsBox::retranslate()
{
    m_head->setText(tr("Keyboard shortcuts"));
    m_search->setPlaceholderText(tr("Find what keys should do"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_none->setText(tr("Nothing fits."));
    m_change->setText(tr("Change…"));
    m_reset->setText(tr("Usual keys"));
    m_resetAll->setText(tr("All as usual"));
    m_take->setText(tr("Take it over"));
    m_cancel->setText(tr("Leave it as it is"));
    if (m_recorded)
        finish(); // its words are in the other language
    showActions();
}

} // namespace madang::gui
