// SPDX-License-Identifier: GPL-3.0-or-later
// WordPopup: what the word at the cursor of a message may become, in a list above it. The keyboard stays with
// the message. Shows views::WordOffers.
#pragma once

#include "client-gui/parts/message_edit.h"
#include "client-gui/parts/pane.h"
#include "client-gui/parts/portraits.h"
#include "common/views/word_offers.h"

#include <QListView>

namespace madang::gui {

/// A child of `host`, which has `edit` somewhere inside, too: it lies over the host's other parts, and no
/// window of its own takes the focus, or the input method, away. Has the offers itself: the edit still loses
/// its focus, and they end, while a room is taken apart.
class WordPopup : public Pane {
    Q_OBJECT

public:
    static constexpr int kMostRows = 8; ///< seen at once; the others are scrolled to

    WordPopup(const Theme &theme, Session &session, const views::Timeline &timeline,
              const views::People &people, const views::Formats &formats, MessageEdit &edit, QWidget *host);

    /// Whether it is there, and Enter takes what is chosen in it.
    bool isOpen() const { return !isHidden(); }

protected:
    void retranslate() override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleKey(const QKeyEvent &key);
    /// What was typed is in the text only after the event; it is looked at then, once.
    void followSoon();
    void follow();
    QString textBefore() const;
    void showOffers();
    void showChosen();
    void place();
    void pick(int row);

    MessageEdit &m_edit;
    views::WordOffers m_offers;
    QListView *m_list = nullptr;
    bool m_due = false; ///< follow() is on its way
};

} // namespace madang::gui
