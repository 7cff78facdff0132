// SPDX-FileCopyrightText: 2026 The Stellwerk authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/terminal.h"

#include <QCoreApplication>

#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace stellwerk::cli {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

constexpr int kPollMilliseconds = 100;

/// Switches the echo off for as long as it lives.
class SilentTerminal final {
public:
    explicit SilentTerminal(bool wanted) : m_active(wanted && ::tcgetattr(STDIN_FILENO, &m_before) == 0) {
        if (!m_active)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() {
        if (m_active)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

private:
    termios m_before{};
    bool m_active;
};

/// One line without its end. The terminal hands it over when it is complete.
Result<QByteArray> readLine(const std::stop_token &stop) {
    QByteArray line;
    while (true) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, Tr::tr("The question was not answered; nothing was done."));
        pollfd input{STDIN_FILENO, POLLIN, 0};
        if (::poll(&input, 1, kPollMilliseconds) <= 0)
            continue;
        char sign = 0;
        const ssize_t count = ::read(STDIN_FILENO, &sign, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return fail(ErrorCode::Usage, Tr::tr("The input ended before the question was answered."));
        if (sign == '\n')
            return line;
        line += sign;
    }
}

} // namespace

Result<QString> askOnTerminal(const QString &question, bool secret, const std::stop_token &stop) {
    std::fputs(question.toLocal8Bit().constData(), stderr);
    std::fflush(stderr);
    const SilentTerminal silent(secret);
    const Result<QByteArray> line = readLine(stop);
    if (secret || !line)
        std::fputc('\n', stderr);
    if (!line)
        return std::unexpected(line.error());
    return QString::fromLocal8Bit(*line);
}

int terminalColumns() {
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

} // namespace stellwerk::cli
