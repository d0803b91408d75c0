// SPDX-License-Identifier: GPL-3.0-or-later
// ProofLine: below a form that asks for one's own password: how long it waits, and signing in again where
// there is none. Shows views::OwnProof; out of sight while there is nothing to say.
#pragma once

#include "client-gui/parts/button.h"
#include "client-gui/parts/label.h"
#include "common/views/own_proof.h"

namespace madang::gui {

class ProofLine : public QWidget {
    Q_OBJECT

public:
    ProofLine(const Theme &theme, Session &session, QWidget *parent);

    /// What its form is doing, each time that changes.
    void follow(bool isBusy, const std::optional<Error> &error) { m_view.follow(isBusy, error); }
    void retranslate() { show(); }

private:
    void show();

    views::OwnProof m_view;
    Label *m_words = nullptr;
    Button *m_signIn = nullptr;
    Button *m_cancel = nullptr;
};

} // namespace madang::gui
