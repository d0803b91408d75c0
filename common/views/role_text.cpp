// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/role_text.h"

#include <QCoreApplication>

namespace madang::views::role_text {

using accounts::Role;

QString nameOf(const std::optional<Role> &role)
{
    switch (role.value_or(Role::Member)) {
    case Role::Owner:
        return QCoreApplication::translate("madang::views::role", "owner");
    case Role::Admin:
        return QCoreApplication::translate("madang::views::role", "admin");
    case Role::Treasurer:
        return QCoreApplication::translate("madang::views::role", "treasurer");
    case Role::Moderator:
        return QCoreApplication::translate("madang::views::role", "moderator");
    case Role::Support:
        return QCoreApplication::translate("madang::views::role", "support");
    case Role::Member:
        break;
    }
    return {};
}

QChar signOf(const std::optional<Role> &role)
{
    switch (role.value_or(Role::Member)) {
    case Role::Owner:
        return u'*';
    case Role::Admin:
        return u'&';
    case Role::Treasurer:
        return u'$';
    case Role::Moderator:
        return u'%';
    case Role::Support:
        return u'?';
    case Role::Member:
        break;
    }
    return {};
}

} // namespace madang::views::role_text
