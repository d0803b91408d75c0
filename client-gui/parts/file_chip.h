// SPDX-License-Identifier: GPL-3.0-or-later
// FileChip: a file that goes with a message: its name, how far it came or why not, and a cross. Knows no
// upload.
#pragma once

#include "client-gui/parts/button.h"

namespace madang::gui {

class FileChip : public QWidget {
    Q_OBJECT

public:
    enum class Tone { Normal, Danger };

    FileChip(const Theme &theme, QWidget *parent);

    /// `share`: of the file that is there already, 0 to 1; below 0: none is shown.
    void tell(const QString &name, const QString &note, qreal share, Tone tone);
    /// Whether it can be tried again.
    void setRetries(bool retries) { m_retry->setVisible(retries); }

    QSize sizeHint() const override;

Q_SIGNALS:
    void crossed();
    void retried();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void retranslate();

    const Theme &m_theme;
    QString m_name;
    QString m_note;
    qreal m_share = -1;
    Tone m_tone = Tone::Normal;
    IconButton *m_retry = nullptr;
    IconButton *m_cross = nullptr;
};

} // namespace madang::gui
