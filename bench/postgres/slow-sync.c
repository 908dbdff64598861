/* Makes every fsync and fdatasync of the server it is preloaded into take longer by what stands in a small file, in microseconds: a
 * slower disk, that can be made faster and slower again while the server runs. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static volatile uint32_t *delay;

__attribute__((constructor)) static void open_delay(void) {
  const char *path = getenv("BENCH_SYNC_DELAY_FILE");
  int fd = path ? open(path, O_RDONLY) : -1;
  if (fd < 0) return;
  void *found = mmap(NULL, sizeof *delay, PROT_READ, MAP_SHARED, fd, 0);
  if (found != MAP_FAILED) delay = found;
  close(fd);
}

static int slowly(int (*sync)(int), int fd) {
  int answer = sync(fd);
  int kept = errno;
  uint32_t microseconds = delay ? *delay : 0;
  struct timespec left = {microseconds / 1000000, (long)(microseconds % 1000000) * 1000};
  while (microseconds && nanosleep(&left, &left) != 0 && errno == EINTR) {
  }
  errno = kept;
  return answer;
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  return slowly(real, fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  return slowly(real, fd);
}
