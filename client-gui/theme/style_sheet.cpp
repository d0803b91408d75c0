// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/style_sheet.h"

#include <QHash>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr auto kSheet = R"(
QScrollArea { background: transparent; border: 0; }
QListView { background: transparent; border: 0; outline: 0; }
QToolTip { background: @text; color: @surface; border: 0; padding: 5px 8px; }

QPushButton { background: @raised; color: @text; border: 1px solid @borderStrong; border-radius: 8px;
    padding: @padY @padX; min-height: @control; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selected; }
QPushButton:focus { border: 2px solid @focus; padding: @padYf @padXf; }
QPushButton:disabled { color: @faint; border-color: @border; background: @surface; }
QPushButton[kind="primary"] { background: @accent; color: @onAccent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: @accentHover; border-color: @accentHover; }
QPushButton[kind="money"] { background: @money; color: @onMoney; border: 1px solid @money; }
QPushButton[kind="money"]:hover, QPushButton[kind="money"]:pressed { background: @moneyHover; border-color: @moneyHover; }
QPushButton[kind="danger"] { background: transparent; color: @dangerText; border: 1px solid @dangerText; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { background: @dangerSoft; }
QPushButton[kind="primary"]:focus, QPushButton[kind="money"]:focus, QPushButton[kind="danger"]:focus { border: 2px solid @ring; }
QPushButton[kind="quiet"] { background: transparent; color: @accentText; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: @accentSoft; }
QPushButton[kind="quiet"]:pressed { background: @selected; }
QPushButton[kind="quiet"]:focus { border: 2px solid @focus; }
QPushButton[kind="primary"]:disabled, QPushButton[kind="money"]:disabled { background: @border; color: @muted; border-color: @border; }
QPushButton[kind="choice"] { background: @raised; color: @text; border: 1px solid @borderStrong; }
QPushButton[kind="choice"]:hover { background: @hover; }
QPushButton[kind="choice"]:checked { background: @moneySoft; color: @moneyText; border: 2px solid @money; padding: @padYf @padXf; }
QPushButton[kind="choice"]:focus { border: 2px solid @focus; }
QPushButton[kind="segment"] { background: transparent; color: @muted; border: 1px solid transparent; padding: @segmentY 10px; min-height: @segment; }
QPushButton[kind="segment"]:hover { color: @text; background: @hover; }
QPushButton[kind="segment"]:checked { background: @selected; color: @accentText; }
QPushButton[kind="segment"]:focus { border: 2px solid @focus; padding: @segmentYf 9px; }

QToolButton { background: transparent; color: @muted; border: 2px solid transparent; border-radius: 8px; padding: 4px; }
QToolButton:hover { background: @hover; color: @text; }
QToolButton:pressed, QToolButton:checked { background: @selected; color: @accentText; }
QToolButton:focus { border-color: @focus; }
QToolButton:disabled { color: @faint; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="send"] { background: @accent; border: 2px solid @accent; border-radius: 10px; padding: 3px; }
QToolButton[kind="send"]:hover, QToolButton[kind="send"]:pressed { background: @accentHover; border-color: @accentHover; }
QToolButton[kind="send"]:focus { border-color: @ring; }
QToolButton[kind="send"]:disabled { background: @border; border-color: @border; }

QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: @raised; color: @text; border: 1px solid @borderStrong;
    border-radius: 8px; padding: @fieldY 10px; selection-background-color: @selection; selection-color: @text; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: @control; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @focus; padding: @fieldYf 9px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { color: @faint; background: @surface; border-color: @border; }
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border: 2px solid @danger; padding: @fieldYf 9px; }
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus { border: 0; background: transparent; padding: 0; }
QLineEdit[search="true"] { padding: @fieldY 4px; }
QLineEdit[search="true"]:focus { padding: @fieldYf 3px; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url(:/icons/down-@shade.svg); width: @tick; height: @tick; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @borderStrong; outline: 0;
    selection-background-color: @selected; selection-color: @text; padding: 4px; }

QCheckBox, QRadioButton { color: @text; spacing: 10px; padding: 3px 2px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox::indicator, QRadioButton::indicator { width: @tick; height: @tick; border: 2px solid @borderStrong; background: @raised; }
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: @tickHalf; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/tick-@shade.svg); }
QRadioButton::indicator:checked { border: @dot solid @accent; width: @inner; height: @inner; }

QMenu { background: @raised; color: @text; border: 1px solid @borderStrong; padding: 6px; }
QMenu::item { padding: @menuY 28px @menuY 12px; border-radius: 6px; margin: 1px 0; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 6px 8px; }
QMenu::icon { padding-left: 10px; }


QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 4px; min-height: 36px; }
QScrollBar::handle:vertical:hover { background: @borderStrong; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: @scroll; border-radius: 4px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: @border; }
QSplitter::handle:hover { background: @accent; }

QSlider { min-height: 26px; border: 2px solid transparent; border-radius: 6px; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: @border; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 3px; }
QSlider::handle:horizontal { width: 18px; height: 18px; margin: -7px 0; border-radius: 9px; background: @raised; border: 2px solid @accent; }
QSlider:focus { border-color: @focus; }
)"_L1;

    /// What high contrast has beside its colours: frames where a tint alone would say that something is
    /// chosen, and broken ones round what cannot be used now.
    constexpr auto kStrongSheet = R"(
QPushButton[kind="quiet"] { border: 1px solid @border; }
QPushButton[kind="segment"]:checked { border: 2px solid @accentText; padding: @segmentYf 9px; text-decoration: underline; }
QPushButton[kind="segment"]:checked:focus { border: 2px solid @focus; }
QPushButton[kind="choice"]:checked { text-decoration: underline; }
QPushButton[kind="quiet"]:focus { border: 2px solid @focus; }
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="money"]:disabled, QPushButton[kind="danger"]:disabled,
QPushButton[kind="quiet"]:disabled { background: @surface; color: @faint; border: 1px dashed @border; }
QToolButton:checked { border-color: @accentText; }
QToolButton:checked:focus { border-color: @focus; }
QToolButton[kind="send"]:disabled { background: @surface; border: 2px dashed @border; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { border: 1px dashed @border; }
QLineEdit[invalid="true"]:focus, QPlainTextEdit[invalid="true"]:focus { border: 2px solid @focus; }
QComboBox QAbstractItemView { selection-background-color: @text; selection-color: @surface; }
QMenu::item { border: 2px solid transparent; }
QMenu::item:selected { border-color: @focus; }
QToolTip { border: 1px solid @surface; }
)"_L1;

} // namespace

QString styleSheet(const Colours &colours, int scale)
{
    const auto px = [scale](int pixels) { return QString::number((pixels * scale + 50) / 100) + "px"_L1; };
    // Beside a frame that is a pixel wider: nothing moves.
    const auto inner
        = [scale](int pixels) { return QString::number((pixels * scale + 50) / 100 - 1) + "px"_L1; };
    // A chosen circle is as wide as an open one, with its frame of two pixels: its corners are as round.
    const int tick = (16 * scale + 50) / 100;
    const int dot = (5 * scale + 50) / 100;
    const QHash<QString, QString> words{
        {u"shade"_s, colours.text.lightness() < 128 ? u"light"_s : u"dark"_s},
        {u"window"_s, colours.window.name()},
        {u"surface"_s, colours.surface.name()},
        {u"raised"_s, colours.raised.name()},
        {u"hover"_s, colours.hover.name()},
        {u"selected"_s, colours.selected.name()},
        {u"border"_s, colours.border.name()},
        {u"borderStrong"_s, colours.borderStrong.name()},
        {u"scroll"_s, colours.faint.name()},
        {u"text"_s, colours.text.name()},
        {u"muted"_s, colours.muted.name()},
        {u"faint"_s, colours.faint.name()},
        {u"accent"_s, colours.accent.name()},
        {u"accentHover"_s, colours.accentHover.name()},
        {u"onAccent"_s, colours.onAccent.name()},
        {u"accentSoft"_s, colours.accentSoft.name()},
        {u"accentText"_s, colours.accentText.name()},
        {u"money"_s, colours.money.name()},
        {u"moneyHover"_s, colours.moneyHover.name()},
        {u"onMoney"_s, colours.onMoney.name()},
        {u"moneySoft"_s, colours.moneySoft.name()},
        {u"moneyText"_s, colours.moneyText.name()},
        {u"danger"_s, colours.danger.name()},
        {u"dangerSoft"_s, colours.dangerSoft.name()},
        {u"dangerText"_s, colours.dangerText.name()},
        {u"selection"_s, colours.selection.name()},
        {u"focus"_s, colours.focus.name()},
        {u"ring"_s, colours.ring.name()},
        {u"padY"_s, px(6)},
        {u"padX"_s, u"15px"_s},
        {u"padYf"_s, inner(6)},
        {u"padXf"_s, u"14px"_s},
        {u"fieldY"_s, px(6)},
        {u"fieldYf"_s, inner(6)},
        {u"segmentY"_s, px(3)},
        {u"segmentYf"_s, inner(3)},
        {u"menuY"_s, px(7)},
        {u"control"_s, px(22)},
        {u"segment"_s, px(20)},
        {u"tick"_s, px(16)},
        {u"tickHalf"_s, QString::number(tick / 2 + 2) + "px"_L1},
        {u"dot"_s, px(5)},
        {u"inner"_s, QString::number(tick + 4 - 2 * dot) + "px"_L1},
    };
    QString sheet;
    QString source(kSheet);
    if (colours.strong)
        source += kStrongSheet;
    qsizetype at = 0;
    while (at < source.size()) {
        const qsizetype mark = source.indexOf(u'@', at);
        sheet += QStringView(source).mid(at, mark < 0 ? -1 : mark - at);
        if (mark < 0)
            break;
        qsizetype end = mark + 1;
        while (end < source.size() && source[end].isLetter())
            ++end;
        sheet += words.value(source.mid(mark + 1, end - mark - 1));
        at = end;
    }
    return sheet;
}

} // namespace madang::gui
