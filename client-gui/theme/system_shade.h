// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the desktop asks for dark windows or for high contrast, and when it changes its mind. Asks the
// desktop portal, without waiting for it; where there is none, looks at the palette the program started with
// and knows no wish for contrast.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace madang::gui {

class SystemShade : public QObject {
    Q_OBJECT

public:
    explicit SystemShade(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    bool wantsContrast() const { return m_contrast; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askPortal();
    void take(const QString &key, QVariant value);
    void set(bool &wish, bool wanted);

    bool m_dark = false;
    bool m_contrast = false;
};

} // namespace madang::gui
