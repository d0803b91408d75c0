// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/batch/output.h"

#include "client-tui/terminal/sanitize.h"

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace madang::tui {

namespace {

    bool write(std::FILE *stream, const QByteArray &octets)
    {
        return std::fwrite(octets.constData(), 1, size_t(octets.size()), stream) == size_t(octets.size());
    }

    bool mustEscape(QChar c)
    {
        switch (c.category()) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            return false;
        }
    }

} // namespace

Output::Output(Form form)
    : m_form(form)
    , m_terminal(::isatty(STDOUT_FILENO))
    , m_errorTerminal(::isatty(STDERR_FILENO))
    , m_depth(m_terminal && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb"
                  ? Depth::Sixteen
                  : Depth::Mono)
{
}

QByteArray Output::escaped(const QByteArray &json)
{
    QString out;
    const QString text = QString::fromUtf8(json);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        const bool hides
            = pair && QChar::category(QChar::surrogateToUcs4(c, text.at(i + 1))) == QChar::Other_Format;
        if (mustEscape(c) || hides)
            out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
        if (hides)
            out += u"\\u%1"_s.arg(uint(text.at(++i).unicode()), 4, 16, QChar(u'0'));
    }
    return out.toUtf8();
}

QByteArray Output::quoted(const QString &text)
{
    QByteArray out;
    json::writeText(out, text);
    return out;
}

void Output::writeJson(const char *kind, const QByteArray &object)
{
    QByteArray line = "{\"v\":" + QByteArray::number(kJsonVersion) + ",\"kind\":\"" + kind + '"';
    if (object.size() > 2)
        line += ',' + object.mid(1);
    else
        line += '}';
    m_broken = !write(stdout, escaped(line) + '\n') || m_broken;
}

void Output::json(const char *kind, const QList<std::pair<const char *, QByteArray>> &members)
{
    if (!isJson())
        return;
    QByteArray object = "{";
    for (const auto &[name, value] : members) {
        if (object.size() > 1)
            object += ',';
        object += '"' + QByteArray(name) + "\":" + value;
    }
    writeJson(kind, object + '}');
}

void Output::line(const QString &text)
{
    line({std::pair{text, Style()}});
}

void Output::line(const QList<std::pair<QString, Style>> &pieces)
{
    if (isJson())
        return;
    QByteArray octets;
    for (const auto &[text, style] : pieces) {
        const bool coloured = m_depth != Depth::Mono && style != Style();
        if (coloured)
            octets += sgr(style, m_depth);
        octets += sanitized(text).toUtf8();
        if (coloured)
            octets += "\033[0m";
    }
    m_broken = !write(stdout, octets + '\n') || m_broken;
}

void Output::note(const QString &text)
{
    if (!isJson() && m_errorTerminal)
        write(stderr, sanitized(text, Lines::Many).toUtf8() + '\n');
}

void Output::error(const Error &error, const QString &sentence, int exitCode)
{
    flush();
    if (!isJson()) {
        write(stderr, "madang-tui: " + sanitized(sentence, Lines::Many).toUtf8() + '\n');
        return;
    }
    const QLatin1StringView code = wordOf(error.code);
    QByteArray line = "{\"v\":" + QByteArray::number(kJsonVersion) + R"(,"kind":"error","code":")"
        + QByteArray(code.data(), code.size()) + R"(","about":)" + quoted(error.about) + R"(,"message":)"
        + quoted(sentence) + R"(,"exit":)" + QByteArray::number(exitCode);
    if (!error.field.isEmpty())
        line += R"(,"field":)" + quoted(error.field);
    if (error.retryAfter > 0)
        line += R"(,"retryAfter":)" + QByteArray::number(error.retryAfter);
    write(stderr, escaped(line + '}') + '\n');
}

bool Output::flush()
{
    m_broken = std::fflush(stdout) != 0 || m_broken;
    return !m_broken;
}

} // namespace madang::tui
