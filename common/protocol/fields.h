// SPDX-License-Identifier: GPL-3.0-or-later
// PROTOCOL_FIELDS: lists a struct's members once. JSON, SQL rows and the API reference all read that list.
#pragma once

#include <type_traits>

namespace madang {

/// One member of a protocol struct: its name on the wire and where it lives.
template <typename Struct, typename Member> struct Field {
    const char *name;
    Member Struct::*member;
};

/// Whether PROTOCOL_FIELDS was written for T.
template <typename T>
concept HasFields = requires
{
    protocolName(static_cast<T *>(nullptr));
};

/// Calls visit(field) for every listed member of T, in order.
template <HasFields T, typename Visitor> constexpr void forEachField(Visitor &&visit)
{
    visitFields(static_cast<T *>(nullptr), visit);
}

} // namespace madang

#define MADANG_EXPAND(...) MADANG_EXPAND3(MADANG_EXPAND3(MADANG_EXPAND3(__VA_ARGS__)))
#define MADANG_EXPAND3(...) MADANG_EXPAND2(MADANG_EXPAND2(MADANG_EXPAND2(__VA_ARGS__)))
#define MADANG_EXPAND2(...) MADANG_EXPAND1(MADANG_EXPAND1(MADANG_EXPAND1(__VA_ARGS__)))
#define MADANG_EXPAND1(...) __VA_ARGS__
#define MADANG_PARENS ()
#define MADANG_FIELD(Struct, member, ...)                                                                    \
    visit(madang::Field<Struct, decltype(Struct::member)>{#member, &Struct::member});                        \
    __VA_OPT__(MADANG_FIELD_AGAIN MADANG_PARENS(Struct, __VA_ARGS__))
#define MADANG_FIELD_AGAIN() MADANG_FIELD

/// PROTOCOL_FIELDS(Struct, first, second...): follows the struct at once, in its namespace. The list is calls
/// in a template, not a value: a tuple of that many members costs the compiler seconds in every file.
#define PROTOCOL_FIELDS(Struct, ...)                                                                         \
    template <typename Visitor> constexpr void visitFields(Struct *, [[maybe_unused]] Visitor &visit)        \
    {                                                                                                        \
        __VA_OPT__(MADANG_EXPAND(MADANG_FIELD(Struct, __VA_ARGS__)))                                         \
    }                                                                                                        \
    constexpr const char *protocolName(Struct *)                                                             \
    {                                                                                                        \
        return #Struct;                                                                                      \
    }
