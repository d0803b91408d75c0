// SPDX-License-Identifier: GPL-3.0-or-later
// AddressList: the places found for an address, in a list below its field. The keyboard goes down into it,
// and back up. Shows views::AddressSearch.
#pragma once

#include "client-gui/parts/detail_field.h"
#include "client-gui/theme/theme.h"
#include "common/views/address_search.h"

#include <QListView>

class QStringListModel;

namespace madang::gui {

class AddressList : public QListView {
    Q_OBJECT

public:
    static constexpr int kMostRows = 5; ///< seen at once; the others are scrolled to

    /// For the field above it, which says what comes of looking.
    AddressList(const Theme &theme, views::AddressSearch &search, DetailField &field, QWidget *parent);

    /// Shows what is found now, and lets the field say what comes of looking, behind `remark`.
    void follow(const QString &remark = {});
    /// Nothing is looked up at this field.
    void close();
    void retranslate();

Q_SIGNALS:
    void picked(int row);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void enter();

    const Theme &m_theme;
    views::AddressSearch &m_search;
    DetailField &m_field;
    QStringListModel *m_rows = nullptr;
};

} // namespace madang::gui
