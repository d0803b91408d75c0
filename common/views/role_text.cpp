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

QString wordOf(Role role)
{
    return role == Role::Member ? QCoreApplication::translate("madang::views::role", "member") : nameOf(role);
}

QString meaningOf(Role role)
{
    switch (role) {
    case Role::Owner:
        return QCoreApplication::translate(
            "madang::views::role",
            "Does everything that an admin does, and gives and takes the role of owners.");
    case Role::Admin:
        return QCoreApplication::translate(
            "madang::views::role",
            "Looks after accounts, rooms, complaints and money, and reads what others did.");
    case Role::Treasurer:
        return QCoreApplication::translate("madang::views::role",
                                           "Decides about refunds and payouts, and reads every statement.");
    case Role::Moderator:
        return QCoreApplication::translate("madang::views::role",
                                           "Decides about complaints and about what people say.");
    case Role::Support:
        return QCoreApplication::translate("madang::views::role",
                                           "Finds accounts, and ends sign-ins that people do not know.");
    case Role::Member:
        return QCoreApplication::translate("madang::views::role",
                                           "Bears no badge, and looks after nothing here.");
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
