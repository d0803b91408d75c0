// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the desktop asks for dark windows, and when it changes its mind. Asks the desktop portal, without
// waiting for it; where there is none, looks at the palette the program started with.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace madang::gui {

class SystemShade : public QObject {
    Q_OBJECT

public:
    explicit SystemShade(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void set(bool dark);

    bool m_dark = false;
};

} // namespace madang::gui
