// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/mentions.h"

#include <algorithm>

namespace madang::views {

namespace {

    bool isInAddress(QStringView before)
    {
        qsizetype begin = before.size();
        while (begin > 0 && !before[begin - 1].isSpace())
            --begin;
        return before.mid(begin).contains(u"://");
    }

} // namespace

NamedText withNicknames(const QString &text, const QList<Mentioned> &named)
{
    NamedText out;
    if (named.isEmpty()) {
        out.text = text;
        return out;
    }
    qsizetype done = 0;
    for (const NamedWord &word : namedWords(text)) {
        const auto whom = std::find_if(named.cbegin(), named.cend(),
                                       [&word](const Mentioned &each) { return each.username == word.word; });
        if (whom == named.cend() || isInAddress(QStringView(text).first(word.start)))
            continue;
        out.text += QStringView(text).mid(done, word.start - done);
        done = word.start + word.length;
        const qsizetype start = out.text.size();
        if (whom->nickname.isEmpty())
            out.text += QStringView(text).mid(word.start, word.length);
        else
            out.text += u'@' + whom->nickname;
        out.spans.append({start, out.text.size() - start, whom->user, whom->isMe});
    }
    out.text += QStringView(text).mid(done);
    return out;
}

} // namespace madang::views
