// SPDX-License-Identifier: GPL-3.0-or-later
// PictureViewer: the pictures of a room over the whole window, one at a time: zoom, the next, copy, save, by
// keyboard alone. Fetches each picture whole when it is looked at; shows the small one until then.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/client/session.h"
#include "common/views/formats.h"
#include "common/views/room_pictures.h"

#include <QPointer>
#include <QTemporaryDir>

class QLabel;

namespace madang::gui {

class PictureViewer : public QWidget {
    Q_OBJECT

public:
    /// Lies over `host` until it is left; then it is deleted.
    PictureViewer(const Theme &theme, Session &session, const views::Formats &formats,
                  std::unique_ptr<views::RoomPictures> pictures, QWidget *host);

    int current() const { return m_pictures->current(); }
    /// Where the room's pictures stand, in a sentence; empty while there is nothing to say.
    QString told() const { return m_pictures->stateText(); }
    qreal zoom() const { return m_zoom; }
    /// Whether the picture itself is shown, not its small one.
    bool isWhole() const { return m_isWhole; }

Q_SIGNALS:
    void saveWanted(const madang::files::Attachment &picture);
    /// With another program.
    void openWanted(const madang::files::Attachment &picture);
    void said(const QString &line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    using Way = views::RoomPictures::Way;

    /// Another picture.
    void look();
    /// Its small one, until it is here.
    void showSmall();
    void load();
    void showWhere();
    QString note() const;
    bool canRetry() const { return m_hasFailed || m_pictures->canRetry(); }
    void retry();
    void refuse(const Error &reason);
    void onSaved(qint64 number, const Result<QString> &result);
    void decode(const QString &path);
    void zoomTo(qreal zoom);
    void copy();
    void leave();
    void place();
    QSizeF fittedSize() const;
    QRectF area() const;
    const files::Attachment &picture() const { return m_pictures->picture(); }

    const Theme &m_theme;
    Session &m_session;
    const views::Formats &m_formats;
    const std::unique_ptr<views::RoomPictures> m_pictures;
    QTemporaryDir m_folder;
    QImage m_image;
    bool m_isWhole = false;
    QString m_note; ///< why there is no picture
    bool m_hasFailed = false; ///< it could not be fetched
    qint64 m_download = 0;
    qreal m_zoom = 1; ///< 1: as large as fits
    QPointF m_shift;
    QPoint m_pressedAt;
    QPointer<QWidget> m_before;
    QLabel *m_caption = nullptr;
    QList<IconButton *> m_buttons;
    Button *m_retry = nullptr; ///< fetches it again, or goes on looking for the next one
};

} // namespace madang::gui
