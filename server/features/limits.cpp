// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/limits.h"

namespace madang {

namespace {

    bool isDeceptive(char16_t c)
    {
        // Controls, zero-width and direction characters: they hide or reorder what others read. U+200D stays,
        // emoji families are joined by it.
        return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200b || c == 0x200e || c == 0x200f
            || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
    }

    Error tooLong(const char *field)
    {
        return Error{Code::TooLong, "text"}.at(QString::fromLatin1(field));
    }

} // namespace

Result<int> pageLimit(const std::optional<int> &asked)
{
    const int limit = asked.value_or(kDefaultPage);
    if (limit < 1 || limit > kLongestPage)
        return Error{Code::InvalidValue, "range"}.at(QStringLiteral("limit"));
    return limit;
}

Result<QString> oneLine(const QString &text, int longest, const char *field)
{
    const QString line = text.trimmed();
    if (line.size() > longest)
        return tooLong(field);
    bool visible = false;
    for (const QChar c : line) {
        if (isDeceptive(c.unicode()))
            return Error{Code::InvalidValue, "characters"}.at(QString::fromLatin1(field));
        visible = visible || (c.unicode() != 0x200d && c.unicode() != 0x3164 && !c.isSpace());
    }
    if (!visible)
        return Error{Code::InvalidValue, "empty"}.at(QString::fromLatin1(field));
    return line;
}

Result<QString> manyLines(const QString &text, int shortest, int longest, const char *field)
{
    QString lines = text;
    lines.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    while (!lines.isEmpty() && lines.back().isSpace())
        lines.chop(1);
    if (lines.size() > longest)
        return tooLong(field);
    for (const QChar c : std::as_const(lines)) {
        if ((c < u' ' && c != u'\n' && c != u'\t') || c == u'\x7f')
            return Error{Code::InvalidValue, "characters"}.at(QString::fromLatin1(field));
    }
    if (lines.trimmed().size() < shortest)
        return Error{Code::InvalidValue, "empty"}.at(QString::fromLatin1(field));
    return lines;
}

} // namespace madang
