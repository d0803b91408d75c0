// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/masked_name.h"
#include "common/base/picture_type.h"

#include <QTest>

using namespace madang;
using namespace Qt::StringLiterals;

class PictureTypeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOctetsSayWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<QString>("type");
        QTest::newRow("png") << QByteArray("\x89PNG\r\n\x1a\n....") << u"image/png"_s;
        QTest::newRow("jpeg") << QByteArray("\xff\xd8\xff\xe0....") << u"image/jpeg"_s;
        QTest::newRow("webp") << QByteArray("RIFF....WEBPVP8 ") << u"image/webp"_s;
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>") << QString();
        QTest::newRow("gif") << QByteArray("GIF89a....") << QString();
        QTest::newRow("wave") << QByteArray("RIFF....WAVEfmt ") << QString();
        QTest::newRow("nothing") << QByteArray() << QString();
    }
    void theOctetsSayWhatItIs()
    {
        QFETCH(QByteArray, octets);
        QFETCH(QString, type);
        const Result<QString> found = pictureType(octets);
        QCOMPARE(found ? *found : QString(), type);
        if (!found)
            QCOMPARE(found.error().code, Code::UnsupportedType);
    }

    void aLargeOneIsRefusedByItsSize()
    {
        QByteArray octets("\x89PNG\r\n\x1a\n");
        octets.resize(kMostPictureOctets);
        QVERIFY(pictureType(octets));
        octets += 'x';
        QCOMPARE(pictureType(octets).error().code, Code::TooLarge);
        QCOMPARE(pictureType(octets).error().field, u"content"_s);
    }
};

QTEST_APPLESS_MAIN(PictureTypeTest)
#include "tst_picture_type.moc"
