// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch verb prints: text for people, made safe, or one JSON object per line, versioned and escaped.
// Colours only on a terminal.
#pragma once

#include "client-tui/settings/theme.h"

#include "common/base/error.h"
#include "common/protocol/json.h"

#include <QHash>

namespace madang::tui {

/// The version of the JSON lines: members are added, never renamed or re-used, within one number.
inline constexpr int kJsonVersion = 1;

class Output {
public:
    enum class Form { Text, Json };

    /// Decides about colours by the standard output and NO_COLOR.
    explicit Output(Form form = Form::Text);

    bool isJson() const { return m_form == Form::Json; }
    /// Whether a person looks at the standard output.
    bool isTerminal() const { return m_terminal; }

    /// One line of text; foreign parts need not be safe. Nothing in JSON form.
    void line(const QString &text);
    /// The same from pieces with styles.
    void line(const QList<std::pair<QString, Style>> &pieces);
    /// A word about what goes on, to the standard error, only when a person looks and only in text form.
    void note(const QString &text);

    /// One JSON line: {"v":1,"kind":"room",…members of the value…}. Nothing in text form.
    template <HasFields T> void json(const char *kind, const T &value)
    {
        if (isJson())
            writeJson(kind, toJson(value));
    }
    /// The same from members that are JSON values already.
    void json(const char *kind, const QList<std::pair<const char *, QByteArray>> &members);

    /// A refusal, to the standard error: a sentence, or JSON with kind "error".
    void error(const Error &error, const QString &sentence, int exitCode);

    /// Writes out what is buffered. False when the reader has gone (a closed pipe).
    bool flush();

    /// JSON with everything escaped that could command a terminal or hide.
    static QByteArray escaped(const QByteArray &json);
    static QByteArray quoted(const QString &text);

private:
    void writeJson(const char *kind, const QByteArray &object);

    Form m_form;
    bool m_terminal;
    bool m_errorTerminal;
    Depth m_depth;
    bool m_broken = false;
};

} // namespace madang::tui
