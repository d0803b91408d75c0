// SPDX-License-Identifier: GPL-3.0-or-later
// CheckReport: what `madangd check` finds, as it finds it: a line for people, or an object for programs.
// Looks at nothing itself.
#pragma once

#include <QString>

namespace madang::commands {

/// Each finding is printed at once. The words of `name` and of the states stay: programs go by them.
class CheckReport {
public:
    enum class As { Lines, Json };
    explicit CheckReport(As as)
        : m_as(as)
    {
    }
    /// What the next findings are about: "clock", "mail".
    void about(const char *name) { m_name = name; }
    void good(const QString &text) { print(State::Ok, text, {}); }
    /// It works, and will surprise somebody.
    void warn(const QString &text, const QString &remedy) { print(State::Warning, text, remedy); }
    /// It does not work.
    void bad(const QString &text, const QString &remedy)
    {
        print(State::Failure, text, remedy);
        m_failed = true;
    }
    bool failed() const { return m_failed; }

private:
    enum class State { Ok, Warning, Failure };
    void print(State state, const QString &text, const QString &remedy) const;

    const As m_as;
    const char *m_name = "";
    bool m_failed = false;
};

} // namespace madang::commands
