// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file_type.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    struct Signature {
        qsizetype at;
        QByteArrayView octets;
        QLatin1StringView type;
    };
    constexpr std::array kSignatures{
        Signature{0, "\x89PNG\r\n\x1a\n", "image/png"_L1},
        Signature{0, "\xff\xd8\xff", "image/jpeg"_L1},
        Signature{0, "GIF87a", "image/gif"_L1},
        Signature{0, "GIF89a", "image/gif"_L1},
        Signature{8, "WEBP", "image/webp"_L1},
        Signature{8, "WAVE", "audio/wav"_L1},
        Signature{0, "%PDF-", "application/pdf"_L1},
        Signature{4, "ftypqt", "video/quicktime"_L1},
        Signature{4, "ftypM4A", "audio/mp4"_L1},
        Signature{4, "ftypheic", "image/heic"_L1},
        Signature{4, "ftypavif", "image/avif"_L1},
        Signature{4, "ftyp", "video/mp4"_L1},
        Signature{0, "\x1a\x45\xdf\xa3", "video/webm"_L1},
        Signature{0, "OggS", "audio/ogg"_L1},
        Signature{0, "fLaC", "audio/flac"_L1},
        Signature{0, "ID3", "audio/mpeg"_L1},
        Signature{0, "\x1f\x8b", "application/gzip"_L1},
        Signature{0, "7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"_L1},
        Signature{0,
                  "\xfd"
                  "7zXZ",
                  "application/x-xz"_L1},
    };

    struct Ending {
        QLatin1StringView ending;
        QLatin1StringView type;
    };
    /// Of a ZIP archive.
    constexpr std::array kZipped{
        Ending{".docx"_L1, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"_L1},
        Ending{".xlsx"_L1, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_L1},
        Ending{".pptx"_L1, "application/vnd.openxmlformats-officedocument.presentationml.presentation"_L1},
        Ending{".odt"_L1, "application/vnd.oasis.opendocument.text"_L1},
        Ending{".ods"_L1, "application/vnd.oasis.opendocument.spreadsheet"_L1},
        Ending{".odp"_L1, "application/vnd.oasis.opendocument.presentation"_L1},
        Ending{".hwpx"_L1, "application/hwp+zip"_L1},
        Ending{".epub"_L1, "application/epub+zip"_L1},
    };
    /// Of the older office container.
    constexpr std::array kCompound{
        Ending{".hwp"_L1, "application/x-hwp"_L1},
        Ending{".doc"_L1, "application/msword"_L1},
        Ending{".xls"_L1, "application/vnd.ms-excel"_L1},
        Ending{".ppt"_L1, "application/vnd.ms-powerpoint"_L1},
    };

    /// Of what runs nothing. Older office files are left out: their macros have no ending of their own.
    constexpr std::array kHarmless{
        Ending{".png"_L1, "image/png"_L1},
        Ending{".jpg"_L1, "image/jpeg"_L1},
        Ending{".jpeg"_L1, "image/jpeg"_L1},
        Ending{".gif"_L1, "image/gif"_L1},
        Ending{".webp"_L1, "image/webp"_L1},
        Ending{".heic"_L1, "image/heic"_L1},
        Ending{".avif"_L1, "image/avif"_L1},
        Ending{".pdf"_L1, "application/pdf"_L1},
        Ending{".txt"_L1, "text/plain"_L1},
        Ending{".md"_L1, "text/plain"_L1},
        Ending{".log"_L1, "text/plain"_L1},
        Ending{".mp4"_L1, "video/mp4"_L1},
        Ending{".mov"_L1, "video/quicktime"_L1},
        Ending{".webm"_L1, "video/webm"_L1},
        Ending{".mkv"_L1, "video/webm"_L1},
        Ending{".wav"_L1, "audio/wav"_L1},
        Ending{".m4a"_L1, "audio/mp4"_L1},
        Ending{".ogg"_L1, "audio/ogg"_L1},
        Ending{".flac"_L1, "audio/flac"_L1},
        Ending{".mp3"_L1, "audio/mpeg"_L1},
        Ending{".docx"_L1, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"_L1},
        Ending{".xlsx"_L1, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_L1},
        Ending{".pptx"_L1, "application/vnd.openxmlformats-officedocument.presentationml.presentation"_L1},
        Ending{".hwpx"_L1, "application/hwp+zip"_L1},
        Ending{".hwp"_L1, "application/x-hwp"_L1},
        Ending{".epub"_L1, "application/epub+zip"_L1},
    };

    template <typename Endings>
    QString byEnding(const Endings &endings, const QString &name, QLatin1StringView otherwise)
    {
        for (const Ending &each : endings) {
            if (name.endsWith(each.ending, Qt::CaseInsensitive))
                return each.type;
        }
        return otherwise;
    }

    bool isText(QByteArrayView head)
    {
        for (const char c : head) {
            if (quint8(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                return false;
        }
        QStringDecoder utf8(QStringDecoder::Utf8); // a character cut at the end is no mistake yet
        const QString text = utf8(head);
        return !utf8.hasError() && !text.isEmpty();
    }

} // namespace

QString fileType(QByteArrayView head, const QString &name)
{
    for (const Signature &each : kSignatures) {
        if (head.size() >= each.at + each.octets.size()
            && head.sliced(each.at, each.octets.size()) == each.octets
            && (each.at != 8 || head.startsWith("RIFF")))
            return each.type;
    }
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return byEnding(kZipped, name, "application/zip"_L1);
    if (head.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
        return byEnding(kCompound, name, "application/octet-stream"_L1);
    return isText(head.first(std::min(head.size(), kTypeHead))) ? u"text/plain"_s
                                                                : u"application/octet-stream"_s;
}

bool isShowablePicture(QStringView type)
{
    return type == u"image/png" || type == u"image/jpeg" || type == u"image/gif" || type == u"image/webp";
}

bool mayBeOpened(QStringView type, const QString &name)
{
    return std::any_of(kHarmless.begin(), kHarmless.end(), [type, &name](const Ending &each) {
        return type == each.type && name.endsWith(each.ending, Qt::CaseInsensitive);
    });
}

} // namespace madang
