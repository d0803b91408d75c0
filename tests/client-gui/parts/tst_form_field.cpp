// SPDX-License-Identifier: GPL-3.0-or-later
// Fields beside each other look alike, whatever is typed into them.
#include "client-gui/parts/form_field.h"

#include <QDateEdit>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

using namespace madang::gui;

class FormFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAndDaysAreAsHighAsWords();
};

void FormFieldTest::numbersAndDaysAreAsHighAsWords()
{
    Theme theme;
    theme.apply();
    QWidget page;
    auto *words = new QLineEdit(&page);
    auto *number = new QSpinBox(&page);
    auto *day = new QDateEdit(&page);
    for (QWidget *input :
         {static_cast<QWidget *>(words), static_cast<QWidget *>(number), static_cast<QWidget *>(day)}) {
        new FormField(theme, input, &page);
        input->ensurePolished();
    }
    QVERIFY(qAbs(number->sizeHint().height() - words->sizeHint().height()) <= 1);
    QVERIFY(qAbs(day->sizeHint().height() - words->sizeHint().height()) <= 1);
    QCOMPARE(number->buttonSymbols(), QAbstractSpinBox::NoButtons);
    QCOMPARE(day->buttonSymbols(), QAbstractSpinBox::NoButtons);
}

QTEST_MAIN(FormFieldTest)
#include "tst_form_field.moc"
