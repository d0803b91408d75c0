// SPDX-License-Identifier: GPL-3.0-or-later
// DonateSheet: one gift from the empty form to its true end. Shows views::DonationForm, which outlives the
// sheet: leaving it while a payment is open loses nothing.
#pragma once

#include "client-gui/parts/empty_state.h"
#include "client-gui/parts/form_field.h"
#include "client-gui/parts/money_edit.h"
#include "client-gui/parts/sheet.h"
#include "common/views/donation_form.h"

#include <QPlainTextEdit>
#include <QRadioButton>

class QGridLayout;
class QStackedLayout;

namespace madang::gui {

class DonateSheet : public Sheet {
    Q_OBJECT

public:
    DonateSheet(const Theme &theme, views::DonationForm &form, const views::Formats &formats,
                const QString &campaignTitle, QWidget *host);

    void open();

Q_SIGNALS:
    /// The person would rather give every month.
    void monthlyWanted();

protected:
    void retranslate() override;

private:
    void buildForm(QWidget *page);
    void buildOutcome(QWidget *page);
    void buildDeposit(QWidget *page);
    void showDeposit();
    void placePresets();
    void showForm();
    void showOutcome();
    void showStage();
    void submit();

    views::DonationForm &m_form;
    const views::Formats &m_formats;
    const QString m_title;
    Label *m_campaign = nullptr;
    QWidget *m_formPage = nullptr;
    QGridLayout *m_presetGrid = nullptr;
    QList<Button *> m_presets;
    MoneyEdit *m_amount = nullptr;
    FormField *m_amountField = nullptr;
    QPlainTextEdit *m_message = nullptr;
    FormField *m_messageField = nullptr;
    Label *m_visibilityHead = nullptr;
    QList<QRadioButton *> m_visibilities;
    Label *m_previewHead = nullptr;
    Label *m_preview = nullptr;
    QList<std::pair<Label *, Label *>> m_places; ///< what each place will show
    Label *m_error = nullptr;
    Label *m_note = nullptr;
    Button *m_monthly = nullptr;
    QWidget *m_outcomePage = nullptr;
    QLabel *m_drawing = nullptr;
    Spinner *m_spinner = nullptr;
    Label *m_headline = nullptr;
    Label *m_detail = nullptr;
    QWidget *m_deposit = nullptr;
    QList<std::pair<Label *, Label *>> m_depositLines; ///< name and value
    Label *m_nextCheck = nullptr;
    Label *m_trouble = nullptr;
    Button *m_secondary = nullptr;
    Button *m_primary = nullptr;
};

} // namespace madang::gui
