// SPDX-License-Identifier: GPL-3.0-or-later
// madang-thumbnail: a picture on stdin, "<width> <height> <type>\n" and a small one on stdout; with the
// argument "square" its middle, of the size of a portrait. Started by the daemon for one picture; it locks
// itself in before it reads an octet, and opens nothing.
#include "common/base/file_type.h"
#include "common/base/sanitizers.h"
#include "common/protocol/files.h"
#include "common/protocol/profiles.h"
#include "server/thumbnail/exits.h"

#include <QBuffer>
#include <QColorSpace>
#include <QCoreApplication>
#include <QImageReader>
#include <QImageWriter>
#include <QSemaphore>
#include <QThreadPool>

#include <csignal>
#include <cstdio>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace madang;
using namespace Qt::StringLiterals;

#ifdef MADANG_ADDRESS_SANITIZER
/// Who is locked in cannot look for leaks at its end: that takes a process of its own.
extern "C" const char *__asan_default_options()
{
    return "detect_leaks=0";
}
#endif
#ifdef MADANG_THREAD_SANITIZER
/// As for everything else of ours (CMakeLists.txt); the environment does not reach who is locked in.
extern "C" const char *__tsan_default_options()
{
    return "ignore_noninstrumented_modules=1";
}
#endif

namespace {

constexpr qsizetype kMostInput = 40 * 1024 * 1024;
constexpr qint64 kMostPixels = 32'000'000;
constexpr int kLongestSide = 30'000;
constexpr int kDecodingMib = 256;
constexpr rlim_t kMemory = rlim_t(1) << 30;
constexpr rlim_t kSeconds = 4;
constexpr int kQuality = 82;

using Exit = ThumbnailExit;

[[noreturn]] void endWith(Exit how)
{
    ::_exit(int(how));
}

/// `last` is what the system ends it at, where that differs from what it is told at.
void limit(__rlimit_resource what, rlim_t most, rlim_t last)
{
    const rlimit value{most, last};
    if (::setrlimit(what, &value) != 0)
        endWith(Exit::NotWritten);
}

void limit(__rlimit_resource what, rlim_t most)
{
    limit(what, most, most);
}

/// Decoders are libraries: loaded before nothing can be opened any more.
void loadDecoders()
{
    for (const char *format : {"jpeg", "gif", "webp"}) {
        QByteArray nothing("\xff\xd8\xff\xe0", 4);
        QBuffer buffer(&nothing);
        buffer.open(QIODevice::ReadOnly);
        QImageReader reader(&buffer, format);
        reader.canRead();
        QBuffer sink;
        sink.open(QIODevice::WriteOnly);
        QImageWriter(&sink, format).canWrite();
    }
}

/// Large pictures are scaled on Qt's pool. Its one thread is there before no other can be made, and stays.
void startTheOnlyThread()
{
    QThreadPool &pool = *QThreadPool::globalInstance();
    pool.setMaxThreadCount(1);
    pool.setExpiryTimeout(-1);
    QSemaphore isRunning;
    pool.start([&isRunning] { isRunning.release(); });
    isRunning.acquire();
}

void lockIn()
{
    ::signal(SIGXFSZ, SIG_IGN); // a warning on stderr is worth no death
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0);
    limit(RLIMIT_CORE, 0);
#ifndef MADANG_SANITIZED
    limit(RLIMIT_AS, kMemory);
#endif
    limit(RLIMIT_CPU, kSeconds, kSeconds + 1); // SIGXCPU before SIGKILL: who started it sees why
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, 0);
}

QByteArray readAll()
{
    QByteArray octets;
    char piece[64 * 1024];
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, piece, sizeof piece);
        if (count <= 0)
            return octets;
        octets.append(piece, count);
        if (octets.size() > kMostInput)
            endWith(Exit::TooLarge);
    }
}

QByteArray formatOf(const QByteArray &octets)
{
    const QString type = fileType(octets.first(qMin(octets.size(), kTypeHead)));
    return isShowablePicture(type) ? type.section(u'/', 1).toLatin1() : QByteArray();
}

bool writeAll(const QByteArray &octets)
{
    for (qsizetype at = 0; at < octets.size();) {
        const ssize_t count = ::write(STDOUT_FILENO, octets.constData() + at, size_t(octets.size() - at));
        if (count <= 0)
            return false;
        at += count;
    }
    return true;
}

enum class Shape { Whole, Square };

/// The size in which a picture is decoded: no larger than it is.
QSize scaled(QSize size, Shape shape)
{
    const bool square = shape == Shape::Square;
    const int edge = square ? profiles::kPortraitEdge : files::kThumbnailEdge;
    // Of a square the shorter side counts: the rest of the longer one is cut off.
    const int counts = square ? qMin(size.width(), size.height()) : qMax(size.width(), size.height());
    if (counts <= edge)
        return size;
    return size.scaled(edge, edge, square ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio)
        .expandedTo({1, 1});
}

QImage middleOf(const QImage &image)
{
    const int side = qMin(qMin(image.width(), image.height()), profiles::kPortraitEdge);
    return image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side);
}

/// Nothing but what is seen. A camera's texts stay behind (QImage never forgets the name of one, which is
/// anybody's to choose), and the colours' profile, which can name what they were made with.
QImage bare(QImage image)
{
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    if (image.colorSpace().isValid())
        image.convertToColorSpace(QColorSpace(QColorSpace::SRgb));
    return QImage(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format())
        .copy();
}

/// Whether a picture could not be decoded in the memory there is for it: decoders say no more than that they
/// failed.
bool needsTooMuch(QSize size, QImage::Format format)
{
    const qint64 bits = QImage::toPixelFormat(format).bitsPerPixel();
    return qint64(size.width()) * size.height() * qMax<qint64>(bits, 8) / 8
        > qint64(kDecodingMib) * 1024 * 1024;
}

Exit makeSmall(Shape shape)
{
    QByteArray octets = readAll();
    const QByteArray format = formatOf(octets);
    if (format.isEmpty())
        return Exit::NoPicture;
    QBuffer input(&octets);
    input.open(QIODevice::ReadOnly);
    QImageReader reader(&input, format);
    // Where the one for this kind is missing there is no picture: no other may try, of all that are
    // installed.
    reader.setAutoDetectImageFormat(false);
    QImageReader::setAllocationLimit(kDecodingMib);
    // From the header, before anything is decoded.
    const QSize size = reader.size();
    if (!size.isValid() || size.isEmpty())
        return Exit::NoPicture;
    if (qint64(size.width()) * size.height() > kMostPixels
        || qMax(size.width(), size.height()) > kLongestSide)
        return Exit::TooLarge;
    if (const QSize small = scaled(size, shape); small != size)
        reader.setScaledSize(small);
    reader.setAutoTransform(true);
    QImage small = reader.read();
    if (small.isNull())
        return needsTooMuch(size, reader.imageFormat()) ? Exit::TooLarge : Exit::NoPicture;
    if (shape == Shape::Square)
        small = middleOf(small);
    const bool isTurned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize shown = isTurned ? size.transposed() : size;

    const bool isOpaque = !small.hasAlphaChannel();
    QByteArray made;
    QBuffer output(&made);
    output.open(QIODevice::WriteOnly);
    QImageWriter writer(&output, isOpaque ? "jpeg" : "png");
    if (isOpaque)
        writer.setQuality(kQuality);
    if (!writer.write(bare(small)))
        return Exit::NotWritten;
    const QByteArray head = QByteArray::number(shown.width()) + ' ' + QByteArray::number(shown.height())
        + (isOpaque ? " image/jpeg\n" : " image/png\n");
    return writeAll(head + made) ? Exit::Made : Exit::NotWritten;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv); // finds the decoders
    loadDecoders();
    startTheOnlyThread();
    lockIn();
    std::set_new_handler([] { endWith(Exit::TooLarge); });
    const bool square = argc == 2 && QByteArrayView(argv[1]) == "square";
    try {
        endWith(makeSmall(square ? Shape::Square : Shape::Whole));
    } catch (const std::bad_alloc &) { // of Qt's containers, which ask for memory in another way
        endWith(Exit::TooLarge);
    }
}
