// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/lock/lock_accessible.h"

#include "client-gui/accounts/account_shell.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace madang::gui {

namespace {

    class ShellAccessible final : public QAccessibleWidget {
    public:
        explicit ShellAccessible(AccountShell *shell)
            : QAccessibleWidget(shell)
            , m_shell(shell)
        {
        }

        int childCount() const override { return page() ? 1 : QAccessibleWidget::childCount(); }
        QAccessibleInterface *child(int index) const override
        {
            if (!page())
                return QAccessibleWidget::child(index);
            return index == 0 ? QAccessible::queryAccessibleInterface(page()) : nullptr;
        }
        int indexOfChild(const QAccessibleInterface *child) const override
        {
            if (!page())
                return QAccessibleWidget::indexOfChild(child);
            return child && child->object() == page() ? 0 : -1;
        }
        QAccessibleInterface *focusChild() const override
        {
            QWidget *focused = m_shell->focusWidget();
            if (page() && focused && !page()->isAncestorOf(focused))
                return nullptr;
            return QAccessibleWidget::focusChild();
        }

    private:
        /// Null while it is not locked.
        QWidget *page() const { return m_shell->lockPage(); }

        AccountShell *const m_shell;
    };

    QAccessibleInterface *makeShellAccessible(const QString &, QObject *object)
    {
        auto *shell = qobject_cast<AccountShell *>(object);
        return shell ? new ShellAccessible(shell) : nullptr;
    }

} // namespace

void installLockAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeShellAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace madang::gui
