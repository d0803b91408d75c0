// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/button_accessible.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

namespace madang::gui {

namespace {

    const QMenu *menuOf(const QAbstractButton *button)
    {
        if (const auto *push = qobject_cast<const QPushButton *>(button))
            return push->menu();
        const auto *tool = qobject_cast<const QToolButton *>(button);
        return tool ? tool->menu() : nullptr;
    }

    /// The text without the signs for its keys: "&&" is one "&".
    QString plainText(const QString &text)
    {
        QString plain;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] == u'&' && i + 1 < text.size())
                ++i;
            plain += text[i];
        }
        return plain;
    }

    class ButtonAccessible final : public QAccessibleWidget {
    public:
        explicit ButtonAccessible(QAbstractButton *button)
            : QAccessibleWidget(button)
            , m_button(button)
        {
        }

        QAccessible::Role role() const override
        {
            const bool choosesOne
                = m_button->autoExclusive() || (m_button->group() && m_button->group()->exclusive());
            if (qobject_cast<QRadioButton *>(m_button) || (m_button->isCheckable() && choosesOne))
                return QAccessible::RadioButton;
            if (m_button->isCheckable())
                return QAccessible::CheckBox;
            return menuOf(m_button) ? QAccessible::ButtonMenu : QAccessible::Button;
        }

        QString text(QAccessible::Text kind) const override
        {
            const QString told = QAccessibleWidget::text(kind);
            return told.isEmpty() && kind == QAccessible::Name ? plainText(m_button->text()) : told;
        }

        QAccessible::State state() const override
        {
            QAccessible::State state = QAccessibleWidget::state();
            const auto *box = qobject_cast<QCheckBox *>(m_button);
            state.checkable = m_button->isCheckable();
            state.checked = m_button->isChecked();
            state.checkStateMixed = box && box->checkState() == Qt::PartiallyChecked;
            state.pressed = m_button->isDown();
            state.hasPopup = menuOf(m_button) != nullptr;
            const auto *push = qobject_cast<QPushButton *>(m_button);
            state.defaultButton = push && push->isDefault();
            return state;
        }

        QStringList actionNames() const override
        {
            QStringList names;
            if (m_button->isEnabled())
                names += menuOf(m_button) ? showMenuAction() : pressAction();
            return names + QAccessibleWidget::actionNames();
        }

        void doAction(const QString &name) override
        {
            if (name == pressAction())
                m_button->click();
            else if (auto *push = qobject_cast<QPushButton *>(m_button); push && name == showMenuAction())
                push->showMenu();
            else if (auto *tool = qobject_cast<QToolButton *>(m_button); tool && name == showMenuAction())
                tool->showMenu();
            else
                QAccessibleWidget::doAction(name);
        }

        QStringList keyBindingsForAction(const QString &name) const override
        {
            const QString keys = m_button->shortcut().toString();
            return name == pressAction() && !keys.isEmpty() ? QStringList(keys) : QStringList();
        }

    private:
        QAbstractButton *const m_button;
    };

    QAccessibleInterface *makeButtonAccessible(const QString &, QObject *object)
    {
        auto *button = qobject_cast<QAbstractButton *>(object);
        return button ? new ButtonAccessible(button) : nullptr;
    }

} // namespace

void installButtonAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeButtonAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace madang::gui
