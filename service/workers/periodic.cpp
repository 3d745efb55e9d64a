#include "workers/periodic.hpp"

#include "base/thread_priority.hpp"

namespace rowan::workers {

periodic::periodic(std::function<void()> round, std::chrono::milliseconds pause, log& journal)
    : thread_([this, round = std::move(round), pause, &journal] {
          give_way();
          std::unique_lock lock(mutex_);
          while (!stopping_) {
              lock.unlock();
              try {
                  round();
              } catch (std::exception const& e) {
                  journal.warn(e.what());
              }
              lock.lock();
              wake_.wait_for(lock, pause, [this] { return stopping_; });
          }
      })
{
}

periodic::~periodic()
{
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

} // namespace rowan::workers
