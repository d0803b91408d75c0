// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/hangul.h"

namespace madang::views {

namespace {

    constexpr char16_t kFirst = 0xac00;
    constexpr char16_t kLast = 0xd7a3;
    constexpr int kFinals = 28;
    constexpr int kPerInitial = 21 * kFinals;

    constexpr char16_t kInitials[] = u"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    /// Final consonants by their number; the compound ones are the pair that an input method splits when a
    /// vowel follows.
    constexpr const char16_t *kFinalLetters[kFinals]
        = {u"",     u"ㄱ",   u"ㄲ",   u"ㄱㅅ", u"ㄴ",   u"ㄴㅈ", u"ㄴㅎ", u"ㄷ", u"ㄹ",   u"ㄹㄱ",
           u"ㄹㅁ", u"ㄹㅂ", u"ㄹㅅ", u"ㄹㅌ", u"ㄹㅍ", u"ㄹㅎ", u"ㅁ",   u"ㅂ", u"ㅂㅅ", u"ㅅ",
           u"ㅆ",   u"ㅇ",   u"ㅈ",   u"ㅊ",   u"ㅋ",   u"ㅌ",   u"ㅍ",   u"ㅎ"};

    bool isSyllable(char16_t c)
    {
        return c >= kFirst && c <= kLast;
    }

    char16_t initialOf(char16_t syllable)
    {
        return kInitials[(syllable - kFirst) / kPerInitial];
    }

    /// Composed, case folded, full width made narrow. Not NFKC: that would tear the single letters of Korean
    /// apart.
    QString comparable(const QString &text)
    {
        QString out = text.normalized(QString::NormalizationForm_C).toCaseFolded();
        for (QChar &c : out) {
            if (c.unicode() >= 0xff01 && c.unicode() <= 0xff5e)
                c = QChar(c.unicode() - 0xfee0).toLower();
            else if (c.unicode() == 0x3000)
                c = u' ';
        }
        return out;
    }

    bool fits(char16_t typed, char16_t there)
    {
        return typed == there || (isSyllable(there) && initialOf(there) == typed);
    }

    /// The last syllable typed may be on its way to another one: "마" to "망", "맏" to "마다".
    bool unfinishedFits(char16_t typed, QStringView there)
    {
        if (there.isEmpty())
            return false;
        if (fits(typed, there[0].unicode()))
            return true;
        if (!isSyllable(typed) || !isSyllable(there[0].unicode()))
            return false;
        const int final = (typed - kFirst) % kFinals;
        const char16_t open = char16_t(typed - final);
        const char16_t first = there[0].unicode();
        const bool sameOpen = first >= open && first < open + kFinals;
        if (final == 0)
            return sameOpen;
        const QStringView letters(kFinalLetters[final]);
        if (there.size() < 2 || !isSyllable(there[1].unicode())
            || initialOf(there[1].unicode()) != letters.last(1)[0])
            return false;
        if (letters.size() == 1)
            return first == open;
        // A compound final: its first half stays, its second half opens the next syllable.
        const int own = (first - kFirst) % kFinals;
        return sameOpen && QStringView(kFinalLetters[own]) == letters.first(1);
    }

    bool fitsAt(QStringView name, QStringView typed)
    {
        const qsizetype last = typed.size() - 1;
        for (qsizetype i = 0; i < last; ++i) {
            if (i >= name.size() || !fits(typed[i].unicode(), name[i].unicode()))
                return false;
        }
        return last < name.size() && unfinishedFits(typed[last].unicode(), name.mid(last));
    }

} // namespace

bool matchesTyped(const QString &name, const QString &typed)
{
    const QString wanted = comparable(typed.trimmed());
    if (wanted.isEmpty())
        return true;
    const QString there = comparable(name);
    for (qsizetype at = 0; at < there.size(); ++at) {
        if (fitsAt(QStringView(there).mid(at), wanted))
            return true;
    }
    return false;
}

bool beginsAsTyped(const QString &name, const QString &typed)
{
    const QString wanted = comparable(typed.trimmed());
    return wanted.isEmpty() || fitsAt(comparable(name), wanted);
}

QString initialConsonants(const QString &text)
{
    QString out = text.normalized(QString::NormalizationForm_C);
    for (QChar &c : out) {
        if (isSyllable(c.unicode()))
            c = initialOf(c.unicode());
    }
    return out;
}

} // namespace madang::views
