// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/people/square_picture.h"

#include "common/base/file_type.h"
#include "common/protocol/profiles.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QImageWriter>
#include <QPromise>
#include <QThreadPool>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMostPixelsOfOne = 64'000'000;
    constexpr qint64 kLargestFile = 40 * 1024 * 1024;
    constexpr int kEdge = 2 * profiles::kPortraitEdge;
    constexpr int kQuality = 90;

    Error notLike(const char *why)
    {
        return Error{Code::InvalidValue, why}.at(u"picture"_s);
    }

    Result<SquarePicture> read(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return notLike("picture-unreadable");
        if (file.size() > kLargestFile)
            return notLike("picture-large");
        const QString type = fileType(file.peek(kTypeHead));
        if (!isShowablePicture(type))
            return notLike("picture-type");
        QImageReader reader(&file, type.section(u'/', 1).toLatin1());
        reader.setAutoDetectImageFormat(false);
        reader.setAutoTransform(true);
        const QSize size = reader.size();
        if (!size.isValid())
            return notLike("picture-unreadable");
        if (qint64(size.width()) * size.height() > kMostPixelsOfOne)
            return notLike("picture-large");
        if (qMin(size.width(), size.height()) > kEdge)
            reader.setScaledSize(size.scaled(kEdge, kEdge, Qt::KeepAspectRatioByExpanding));
        const QImage whole = reader.read();
        if (whole.isNull())
            return notLike("picture-unreadable");
        const int side = qMin(qMin(whole.width(), whole.height()), kEdge);
        SquarePicture picture;
        picture.image = whole.copy((whole.width() - side) / 2, (whole.height() - side) / 2, side, side);
        for (const QString &key : picture.image.textKeys())
            picture.image.setText(key, {}); // what a camera wrote stays here
        QBuffer buffer(&picture.octets);
        buffer.open(QIODevice::WriteOnly);
        const bool opaque = !picture.image.hasAlphaChannel();
        QImageWriter writer(&buffer, opaque ? "jpeg" : "png");
        if (opaque)
            writer.setQuality(kQuality);
        if (!writer.write(picture.image) || picture.octets.size() > profiles::kLargestUpload)
            return notLike("picture-unreadable");
        return picture;
    }

} // namespace

QFuture<Result<SquarePicture>> squareOf(const QString &file)
{
    auto promise = std::make_shared<QPromise<Result<SquarePicture>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, file] {
        promise->addResult(read(file));
        promise->finish();
    });
    return promise->future();
}

} // namespace madang::gui
