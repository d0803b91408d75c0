// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/limits.h"

#include <QList>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace madang {

namespace {

    bool isControl(char32_t c)
    {
        return QChar::category(c) == QChar::Other_Control;
    }

    /// Whether a character leaves no mark where it stands.
    bool isInvisible(char32_t c)
    {
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Separator_Space:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            break;
        }
        // Fillers and selectors: letters or marks by category, nothing to the eye.
        return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5
            || (c >= 0x180b && c <= 0x180f) || c == 0x2800 || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f)
            || c == 0xffa0 || (c >= 0xe0100 && c <= 0xe01ef);
    }

    bool isEmojiTag(char32_t c)
    {
        return c >= 0xe0020 && c <= 0xe007f;
    }

    /// Whether a character in a name hides, reorders or breaks what others read. Joiners stay (Persian, emoji
    /// families), and tags where they spell a flag.
    bool isDeceptive(char32_t c, char32_t before)
    {
        constexpr char32_t kBlackFlag = 0x1f3f4;
        if (isEmojiTag(c))
            return before != kBlackFlag && !isEmojiTag(before);
        const QChar::Category category = QChar::category(c);
        return category == QChar::Other_Control || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph
            || (category == QChar::Other_Format && c != 0x200c && c != 0x200d);
    }

    bool hasSomethingToSee(const QList<uint> &characters)
    {
        return std::any_of(characters.begin(), characters.end(), [](uint c) { return !isInvisible(c); });
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
    const QList<uint> characters = line.toUcs4();
    char32_t before = 0;
    for (const uint c : characters) {
        if (isDeceptive(c, before))
            return Error{Code::InvalidValue, "characters"}.at(QString::fromLatin1(field));
        before = c;
    }
    if (!hasSomethingToSee(characters))
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
    const QList<uint> characters = lines.toUcs4();
    for (const uint c : characters) {
        if (isControl(c) && c != '\n' && c != '\t')
            return Error{Code::InvalidValue, "characters"}.at(QString::fromLatin1(field));
    }
    if (shortest > 0 && (lines.trimmed().size() < shortest || !hasSomethingToSee(characters)))
        return Error{Code::InvalidValue, "empty"}.at(QString::fromLatin1(field));
    return lines;
}

bool isTimeZone(const QString &id)
{
    // Qt lists only zones of places, so others ("Etc/UTC") are tried. The name becomes a file's, so it is
    // looked at first; a single word is not tried: by POSIX nearly every one of them is a zone.
    static const QRegularExpression form(
        QStringLiteral("\\A[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){1,2}\\z"));
    return QTimeZone::isTimeZoneIdAvailable(id.toUtf8())
        || (form.match(id).hasMatch() && QTimeZone(id.toLatin1()).isValid());
}

QString containing(const QString &part)
{
    QString escaped = part;
    for (const QChar special : {u'!', u'%', u'_'})
        escaped.replace(special, QStringLiteral("!") + special);
    return u'%' + escaped + u'%';
}

} // namespace madang
