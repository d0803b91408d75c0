// SPDX-License-Identifier: GPL-3.0-or-later
// Toasts: short lines that appear over the lower edge of a window and go by themselves. At most three wait.
#pragma once

#include "client-gui/theme/theme.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace madang::gui {

class Toasts : public QWidget {
    Q_OBJECT

public:
    /// Lies over `host` and follows its size.
    Toasts(const Theme &theme, QWidget *host);

    /// Shows a plain line for some seconds, after those that wait.
    void say(const QString &text);
    /// The same for a value that changes under one's fingers: the line takes the place of the one said so
    /// before.
    void sayNow(const QString &text);
    QString shown() const { return m_lines.value(0); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void next();
    void begin();
    void speak();

    const Theme &m_theme;
    QStringList m_lines;
    QString m_value; ///< what sayNow() said last
    QTimer m_timer;
};

} // namespace madang::gui
