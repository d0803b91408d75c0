// SPDX-License-Identifier: GPL-3.0-or-later
// Thumbnailer: small pictures, made by a program of its own (server/thumbnail) that is killed when it takes
// too long. Whatever a picture does there, it does not do it here. One thread, few that wait.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace madang {

struct Thumbnail {
    int width = 0; ///< of the picture itself, as it is shown
    int height = 0;
    QString type; ///< of the small one
    QByteArray octets;
};

class Thumbnailer {
public:
    using Answer = std::function<void(Result<Thumbnail>)>;
    /// More that wait would make people wait for the answer to their upload.
    static constexpr size_t kMostWaiting = 2;
    /// Of one picture; a person waits for it.
    static constexpr std::chrono::milliseconds kPatience{5000};
    static constexpr qint64 kLargestThumbnail = 2 * 1024 * 1024;
    /// Larger files are no pictures that people look at in a chat.
    static constexpr qint64 kLargestPicture = 40 * 1024 * 1024;

    /// `program` empty: there are no small pictures.
    explicit Thumbnailer(QString program);
    ~Thumbnailer();
    Thumbnailer(const Thumbnailer &) = delete;
    Thumbnailer &operator=(const Thumbnailer &) = delete;

    /// Calls back once, on the thread of pictures: InvalidValue when there can be none, as made() says.
    /// False, and never, when too many wait. From any thread.
    bool make(const QString &file, Answer answer);
    /// The same of octets that lie in no file: their middle as a square, of the size of a portrait.
    bool makeSquare(const QByteArray &octets, Answer answer);
    bool isThere() const { return !m_program.isEmpty(); }
    /// Answers what waits: Unavailable ("busy").
    void stop();

    /// What the program makes of a file. InvalidValue ("picture-unreadable"); ("picture-slow") when it was
    /// killed for its time, ("picture-large") for its memory, or because there are too many points.
    static Result<Thumbnail> made(const QString &program, const QString &file);
    static Result<Thumbnail> madeSquare(const QString &program, const QByteArray &octets);

private:
    struct Wish {
        QString file; ///< empty: `octets`
        QByteArray octets;
        Answer answer;
    };
    bool take(Wish wish);
    void run();

    const QString m_program;
    std::mutex m_mutex; ///< guards m_wishes and m_stopping
    std::condition_variable m_wake;
    std::deque<Wish> m_wishes;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace madang
