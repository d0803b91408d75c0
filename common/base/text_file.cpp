// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/text_file.h"

#include <QStringDecoder>

#include <iconv.h>

namespace madang {

namespace {

    QString fromKoreanWindows(const QByteArray &content)
    {
        iconv_t converter = iconv_open("UTF-8", "CP949");
        if (converter == iconv_t(-1)) // NOLINT: that is how it says no
            return {};
        QByteArray source = content;
        QByteArray out(content.size() * 3 + 1, Qt::Uninitialized);
        char *from = source.data();
        char *to = out.data();
        size_t left = size_t(source.size());
        size_t room = size_t(out.size());
        const bool whole = iconv(converter, &from, &left, &to, &room) != size_t(-1);
        iconv_close(converter);
        return whole ? QString::fromUtf8(out.constData(), out.size() - qsizetype(room)) : QString();
    }

} // namespace

QString textOfFile(const QByteArray &content)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(content);
    return decoder.hasError() ? fromKoreanWindows(content) : text;
}

} // namespace madang
