// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/screens/picture_viewer.h"

#include "client-gui/parts/picture_box.h"
#include "client-gui/parts/plain_text.h"
#include "client-gui/theme/spacing.h"
#include "common/base/file_type.h"
#include "common/base/when_done.h"
#include "common/views/wording.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImageReader>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPromise>
#include <QThreadPool>

#include <cmath>

namespace madang::gui {

using namespace Qt::StringLiterals;

namespace {

    constexpr qint64 kMostPixels = 32'000'000;
    constexpr QSize kLargestShown{4096, 4096};
    constexpr qreal kFurthest = 8;
    constexpr qreal kStep = 1.25;
    constexpr QColor kGround(0, 0, 0, 225);
    constexpr QColor kInk(255, 255, 255);

    /// By its content, and only kinds we know: a reader that guesses may find another one in the same octets.
    QImage decodedFile(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QString type = fileType(file.peek(kTypeHead));
        if (!isShowablePicture(type))
            return {};
        QImageReader reader(&file, type.section(u'/', 1).toLatin1());
        reader.setAutoDetectImageFormat(false);
        reader.setAutoTransform(true);
        const QSize size = reader.size();
        if (!size.isValid() || qint64(size.width()) * size.height() > kMostPixels)
            return {};
        if (size.width() > kLargestShown.width() || size.height() > kLargestShown.height())
            reader.setScaledSize(size.scaled(kLargestShown, Qt::KeepAspectRatio).expandedTo({1, 1}));
        return reader.read();
    }

} // namespace

PictureViewer::PictureViewer(const Theme &theme, Session &session, const views::Formats &formats,
                             std::unique_ptr<views::RoomPictures> pictures, QWidget *host)
    : QWidget(host)
    , m_theme(theme)
    , m_session(session)
    , m_formats(formats)
    , m_pictures(std::move(pictures))
    , m_before(QApplication::focusWidget())
    , m_caption(new QLabel(this))
    , m_retry(new Button(theme, Button::Kind::Plain, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setFont(theme.font(TextStyle::Body));
    QPalette palette = m_caption->palette();
    palette.setColor(QPalette::WindowText, kInk);
    m_caption->setPalette(palette);
    struct Tool {
        Glyph glyph;
        QString words;
        QKeySequence keys;
        std::function<void()> deed;
    };
    const std::initializer_list<Tool> tools{
        {Glyph::Back, tr("Earlier picture"), Qt::Key_Left, [this] { m_pictures->go(Way::Earlier); }},
        {Glyph::Chevron, tr("Later picture"), Qt::Key_Right, [this] { m_pictures->go(Way::Later); }},
        {Glyph::Copy, tr("Copy the picture"), QKeySequence::Copy, [this] { copy(); }},
        {Glyph::Save, tr("Save as…"), QKeySequence::Save, [this] { Q_EMIT saveWanted(picture()); }},
        {Glyph::Panel, tr("Open with another program"), QKeySequence::Open,
         [this] { Q_EMIT openWanted(picture()); }},
        {Glyph::Close, tr("Close"), Qt::Key_Escape, [this] { leave(); }},
    };
    for (const Tool &tool : tools) {
        auto *button = new IconButton(theme, tool.glyph, this);
        button->setWords(tool.words, tool.keys);
        button->setIcon(glyphIcon(tool.glyph, kInk, kInk, theme.scaled(20)));
        button->setFocusPolicy(Qt::NoFocus);
        connect(button, &QToolButton::clicked, this, tool.deed);
        m_buttons += button;
    }
    m_retry->hide();
    m_retry->setFocusPolicy(Qt::NoFocus);
    connect(m_retry, &QPushButton::clicked, this, &PictureViewer::retry);
    connect(m_pictures.get(), &views::RoomPictures::moved, this, &PictureViewer::look);
    connect(m_pictures.get(), &views::RoomPictures::changed, this, &PictureViewer::showWhere);
    connect(m_pictures.get(), &views::RoomPictures::outdated, this, &PictureViewer::leave);
    connect(&session.downloads(), &Downloads::finished, this, &PictureViewer::onSaved);
    connect(&session.thumbnails(), &Thumbnails::arrived, this, [this](AttachmentId file) {
        if (file == picture().id && !m_isWhole)
            showSmall();
    });
    host->installEventFilter(this);
    setGeometry(host->rect());
    look();
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void PictureViewer::leave()
{
    m_pictures->cancel();
    if (m_download != 0)
        m_session.downloads().cancel(std::exchange(m_download, 0));
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

void PictureViewer::look()
{
    m_zoom = 1;
    m_shift = {};
    m_isWhole = false;
    showSmall();
    load();
}

void PictureViewer::showSmall()
{
    m_image = decodedPicture(m_session.thumbnails().of(m_pictures->room(), picture().id), {1024, 1024});
    update();
}

void PictureViewer::showWhere()
{
    QString words = oneLine(picture().name, 120) + u"  ·  "_s + m_formats.size(picture().size);
    if (picture().width && picture().height)
        words += u"  ·  %1 × %2"_s.arg(*picture().width).arg(*picture().height);
    const QString where = m_pictures->isWhole() ? tr("%1 of %2") : tr("%1 of %2 found so far");
    if (m_pictures->count() > 1 || !m_pictures->isWhole())
        words += u"  ·  "_s + where.arg(m_pictures->current() + 1).arg(m_pictures->count());
    m_caption->setText(words);
    const QString told = note();
    setAccessibleDescription(told.isEmpty() ? words : words + u"  ·  "_s + told);
    m_retry->setText(m_pictures->state() == views::RoomPictures::State::Paused ? tr("Look further")
                                                                               : tr("Try again"));
    m_retry->setVisible(canRetry());
    place();
    update();
    if (!told.isEmpty()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void PictureViewer::retry()
{
    if (m_pictures->canRetry())
        m_pictures->retry();
    else if (m_hasFailed)
        load();
}

void PictureViewer::load()
{
    if (m_download != 0)
        m_session.downloads().cancel(std::exchange(m_download, 0));
    m_note.clear();
    m_hasFailed = false;
    const QString path = m_folder.filePath(picture().id.text());
    if (QFile::exists(path)) {
        decode(path);
        showWhere();
        return;
    }
    const auto begun = m_session.downloads().save(m_pictures->room(), picture(), path);
    if (!begun)
        return refuse(begun.error());
    m_download = *begun;
    showWhere();
}

void PictureViewer::refuse(const Error &reason)
{
    m_note = views::wording::of(reason);
    m_hasFailed = true;
    showWhere();
}

void PictureViewer::onSaved(qint64 number, const Result<QString> &result)
{
    if (number != m_download)
        return;
    m_download = 0;
    if (result)
        decode(*result);
    else
        refuse(result.error());
}

void PictureViewer::decode(const QString &path)
{
    auto promise = std::make_shared<QPromise<QImage>>();
    promise->start();
    whenDone(promise->future(), this, [this, id = picture().id](const QImage &image) {
        if (id != picture().id)
            return;
        if (image.isNull()) {
            m_note = tr("This picture cannot be shown. It can be saved.");
        } else {
            m_image = image;
            m_isWhole = true;
        }
        update();
    });
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(decodedFile(path));
        promise->finish();
    });
}

// --- looking

/// As large as it is, or as fits.
QSizeF PictureViewer::fittedSize() const
{
    QSizeF size = picture().width && picture().height ? QSizeF(*picture().width, *picture().height)
                                                      : QSizeF(m_image.size());
    const QSizeF room(width() - 2 * space::kLarge, height() - 2 * m_theme.scaled(56));
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room, Qt::KeepAspectRatio);
    return size;
}

QRectF PictureViewer::area() const
{
    const QSizeF size = fittedSize() * m_zoom;
    QRectF place({0, 0}, size);
    place.moveCenter(QRectF(rect()).center() + m_shift);
    return place;
}

void PictureViewer::zoomTo(qreal zoom)
{
    m_zoom = qBound(1.0, zoom, kFurthest);
    const QSizeF size = fittedSize() * m_zoom;
    const qreal farX = qMax(0.0, (size.width() - width()) / 2);
    const qreal farY = qMax(0.0, (size.height() - height()) / 2);
    m_shift = {qBound(-farX, m_shift.x(), farX), qBound(-farY, m_shift.y(), farY)};
    update();
}

void PictureViewer::copy()
{
    if (m_image.isNull())
        return;
    QApplication::clipboard()->setImage(m_image);
    Q_EMIT said(tr("The picture was copied."));
}

void PictureViewer::place()
{
    int right = width() - space::kMedium;
    for (auto button = m_buttons.rbegin(); button != m_buttons.rend(); ++button) {
        const QSize size = (*button)->sizeHint();
        right -= size.width();
        (*button)->setGeometry(QRect({right, space::kMedium}, size));
        right -= space::kTiny;
    }
    m_caption->setGeometry(space::kLarge, space::kMedium, qMax(0, right - 2 * space::kLarge),
                           m_buttons.first()->height());
    m_retry->adjustSize();
    m_retry->move((width() - m_retry->width()) / 2, height() - space::kLarge - m_retry->height());
}

/// What there is to say of the picture, and of the way to the next one.
QString PictureViewer::note() const
{
    QStringList lines;
    if (!m_note.isEmpty())
        lines += m_note;
    else if (!m_isWhole && m_image.isNull())
        lines += tr("Fetching the picture…");
    if (const QString told = m_pictures->stateText(); !told.isEmpty())
        lines += told;
    return lines.join(u'\n');
}

void PictureViewer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kGround);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_image.isNull())
        painter.drawImage(area(), m_image);
    const QString words = note();
    if (words.isEmpty())
        return;
    const int below = canRetry() ? m_retry->height() + space::kMedium : 0;
    const QRect place = rect().adjusted(space::kWide, 0, -space::kWide, -space::kLarge - below);
    constexpr int kHow = int(Qt::AlignHCenter) | int(Qt::AlignBottom) | int(Qt::TextWordWrap);
    painter.setFont(m_theme.font(TextStyle::Body));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kGround); // a picture may lie below
    painter.drawRoundedRect(painter.boundingRect(place, kHow, words)
                                .adjusted(-space::kMedium, -space::kTiny, space::kMedium, space::kTiny),
                            space::kRadius, space::kRadius);
    painter.setPen(kInk);
    painter.drawText(place, kHow, words);
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Save)) {
        Q_EMIT saveWanted(picture());
        return;
    }
    if (event->matches(QKeySequence::Open)) {
        Q_EMIT openWanted(picture());
        return;
    }
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Escape:
        return leave();
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const Way way = (event->key() == Qt::Key_Right) != rightToLeft ? Way::Later : Way::Earlier;
        if (!event->isAutoRepeat() || !m_pictures->isAtEnd(way)) // held down, it does not look on and on
            m_pictures->go(way);
        return;
    }
    case Qt::Key_Home:
        return m_pictures->goToEnd(Way::Earlier);
    case Qt::Key_End:
        return m_pictures->goToEnd(Way::Later);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return retry();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomTo(m_zoom * kStep);
    case Qt::Key_Minus:
        return zoomTo(m_zoom / kStep);
    case Qt::Key_0:
        return zoomTo(1);
    case Qt::Key_Up:
        m_shift.ry() += m_theme.scaled(60);
        return zoomTo(m_zoom);
    case Qt::Key_Down:
        m_shift.ry() -= m_theme.scaled(60);
        return zoomTo(m_zoom);
    default:
        event->accept(); // what lies below is not meant
    }
}

void PictureViewer::wheelEvent(QWheelEvent *event)
{
    zoomTo(m_zoom * std::pow(kStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void PictureViewer::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position().toPoint();
    if (event->button() == Qt::LeftButton && !area().contains(event->position()))
        leave();
}

void PictureViewer::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_shift += event->position() - QPointF(m_pressedAt);
    m_pressedAt = event->position().toPoint();
    zoomTo(m_zoom);
}

void PictureViewer::mouseDoubleClickEvent(QMouseEvent *)
{
    zoomTo(m_zoom > 1 ? 1 : 2);
}

void PictureViewer::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool PictureViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool PictureViewer::focusNextPrevChild(bool)
{
    return true; // the keyboard stays here
}

} // namespace madang::gui
