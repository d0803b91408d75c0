// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value or an Error. TRY hands an Error up. Nothing here throws.
#pragma once

#include "common/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace madang {

/// A value or the Error that kept us from it. Converts from either.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// The value; only when ok().
    T &operator*() & { return *std::get_if<0>(&m_state); }
    const T &operator*() const & { return *std::get_if<0>(&m_state); }
    T &&operator*() && { return std::move(*std::get_if<0>(&m_state)); }
    T *operator->() { return std::get_if<0>(&m_state); }
    const T *operator->() const { return std::get_if<0>(&m_state); }

    /// The error; only when not ok().
    const Error &error() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Error> m_state;
};

/// A result without a value.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }
    bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

/// What a function returns that can fail and has nothing to give.
using Done = Result<void>;

} // namespace madang

#define MADANG_JOIN_(a, b) a##b
#define MADANG_JOIN(a, b) MADANG_JOIN_(a, b)
#define MADANG_TRY_EXPR(expr)                                                                                \
    do {                                                                                                     \
        if (auto tried = (expr); !tried)                                                                     \
            return tried.error();                                                                            \
    } while (false)
#define MADANG_TRY_NAMED(name, declaration, ...)                                                             \
    auto name = (__VA_ARGS__);                                                                               \
    if (!name)                                                                                               \
        return name.error();                                                                                 \
    declaration = *std::move(name)
#define MADANG_TRY_DECL(...) MADANG_TRY_NAMED(MADANG_JOIN(tried_, __LINE__), __VA_ARGS__)
#define MADANG_TRY_PICK(_1, _2, _3, _4, _5, _6, name, ...) name

/// TRY(expression) or TRY(declaration, expression): returns the Error from the enclosing function, else goes
/// on.
#define TRY(...)                                                                                             \
    MADANG_TRY_PICK(__VA_ARGS__, MADANG_TRY_DECL, MADANG_TRY_DECL, MADANG_TRY_DECL, MADANG_TRY_DECL,         \
                    MADANG_TRY_DECL, MADANG_TRY_EXPR, )                                                      \
    (__VA_ARGS__)
