// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/personal/tar_writer.h"

#include <cerrno>
#include <cstring>

namespace madang {

using namespace Qt::StringLiterals;

namespace {

    constexpr qsizetype kBlock = 512;
    constexpr qsizetype kLongestName = 100;
    /// Eleven octal digits.
    constexpr qint64 kLargestMember = (qint64(1) << 33) - 1;

    QByteArray octal(qint64 value, int digits)
    {
        return QByteArray::number(value, 8).rightJustified(digits, '0');
    }

    /// The first octets of UTF-8 that are no more than `most` and end with a whole character.
    QByteArray start(const QByteArray &text, qsizetype most)
    {
        qsizetype end = qMin(most, text.size());
        while (end > 0 && end < text.size() && (uchar(text[end]) & 0xC0) == 0x80)
            --end;
        return text.left(end);
    }

} // namespace

QByteArray TarWriter::header(const QByteArray &name, qint64 size, Timestamp at)
{
    QByteArray block(kBlock, '\0');
    const auto put = [&block](qsizetype offset, const QByteArray &text) {
        std::memcpy(block.data() + offset, text.constData(), size_t(text.size()));
    };
    put(0, name.left(kLongestName));
    put(100, "0000600");
    put(108, "0000000");
    put(116, "0000000");
    put(124, octal(size, 11));
    put(136, octal(at.ms / 1000, 11));
    put(148, QByteArray(8, ' '));
    put(156, "0");
    put(257, QByteArray("ustar\0", 6));
    put(263, "00");
    uint sum = 0;
    for (const char octet : block)
        sum += uchar(octet);
    put(148, octal(sum, 6) + QByteArray("\0 ", 2));
    return block;
}

QByteArray TarWriter::memberName(const QByteArray &folder, const QByteArray &prefix, const QString &name)
{
    const QByteArray whole = name.toUtf8();
    const qsizetype room = kLongestName - folder.size() - prefix.size();
    if (whole.size() <= room)
        return folder + prefix + whole;
    const qsizetype dot = whole.lastIndexOf('.');
    const QByteArray ending = dot > 0 && whole.size() - dot <= 16 ? whole.mid(dot) : QByteArray();
    return folder + prefix + start(whole, room - ending.size()) + ending;
}

Done TarWriter::open()
{
    const bool opened = m_file.open(QIODevice::ReadWrite | QIODevice::Truncate,
                                    QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return opened ? Done() : Done(Error{Code::Unavailable, "data-file"});
}

Done TarWriter::put(QByteArrayView octets)
{
    errno = 0;
    if (m_file.write(octets.data(), octets.size()) == octets.size())
        return {};
    return Error{errno == ENOSPC || errno == EDQUOT ? Code::StorageFull : Code::Unavailable, "data-file"};
}

Done TarWriter::begin(const QByteArray &name, Timestamp at)
{
    m_name = name;
    m_at = at;
    m_headerAt = m_file.pos();
    m_written = 0;
    return put(header(name, 0, at));
}

Done TarWriter::write(QByteArrayView octets)
{
    m_written += octets.size();
    return m_written > kLargestMember ? Done(Error{Code::TooLarge, "data-file"}) : put(octets);
}

Done TarWriter::end()
{
    if (const qsizetype over = qsizetype(m_written % kBlock); over > 0)
        TRY(put(QByteArray(kBlock - over, '\0')));
    const qint64 next = m_file.pos();
    if (!m_file.seek(m_headerAt))
        return Error{Code::Unavailable, "data-file"};
    TRY(put(header(m_name, m_written, m_at)));
    return m_file.seek(next) ? Done() : Done(Error{Code::Unavailable, "data-file"});
}

Done TarWriter::finish()
{
    TRY(put(QByteArray(2 * kBlock, '\0')));
    if (m_file.flush())
        return {};
    return Error{Code::StorageFull, "data-file"};
}

} // namespace madang
