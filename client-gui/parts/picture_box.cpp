// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/parts/picture_box.h"

#include "client-gui/theme/spacing.h"
#include "common/base/picture_type.h"
#include "common/base/when_done.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPromise>
#include <QThreadPool>

namespace madang::gui {

namespace {

    constexpr qint64 kMostPixels = 32'000'000;
    constexpr QSize kLargest{1600, 1600};

} // namespace

QImage decodedPicture(const QByteArray &octets, QSize most)
{
    const Result<QString> type = pictureType(octets);
    if (!type)
        return {};
    QBuffer buffer;
    buffer.setData(octets);
    buffer.open(QIODevice::ReadOnly);
    // The format by content: a reader that guesses may find another one in the same octets.
    QImageReader reader(&buffer, type->section(u'/', 1).toLatin1());
    reader.setAutoDetectImageFormat(false);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (!size.isValid() || qint64(size.width()) * size.height() > kMostPixels)
        return {};
    if (size.width() > most.width() || size.height() > most.height())
        reader.setScaledSize(size.scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1}));
    return reader.read();
}

PictureBox::PictureBox(const Theme &theme, int highest, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_highest(highest)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void PictureBox::setOctets(const QByteArray &octets)
{
    if (octets == m_octets)
        return;
    m_octets = octets;
    m_image = {};
    updateGeometry();
    update();
    if (octets.isEmpty())
        return;
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    whenDone(promise->future(), this, [this, octets](const QImage &image) {
        if (octets != m_octets)
            return;
        m_image = image;
        updateGeometry();
        update();
        Q_EMIT decoded();
    });
    QThreadPool::globalInstance()->start([promise, octets] {
        promise->addResult(decodedPicture(octets, kLargest));
        promise->finish();
    });
}

QSize PictureBox::fitted(int width) const
{
    if (m_image.isNull())
        return {};
    const QSize most(width, m_theme.scaled(m_highest));
    const QSize size = m_image.size();
    return size.width() <= most.width() && size.height() <= most.height()
        ? size
        : size.scaled(most, Qt::KeepAspectRatio);
}

int PictureBox::heightForWidth(int width) const
{
    return qMax(0, fitted(width).height());
}

QSize PictureBox::sizeHint() const
{
    const int width = m_theme.scaled(420);
    return {width, heightForWidth(width)};
}

void PictureBox::paintEvent(QPaintEvent *)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect place(QPoint((width() - fitted(width()).width()) / 2, 0), fitted(width()));
    QPainterPath frame;
    frame.addRoundedRect(place, space::kRadius, space::kRadius);
    painter.setClipPath(frame);
    painter.drawImage(place, m_image);
}

} // namespace madang::gui
