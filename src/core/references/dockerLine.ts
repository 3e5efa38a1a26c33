/** Flags of `docker run` and `docker build` that take no value (docs.docker.com/reference/cli/docker/container/run, …/buildx/build). */
const SWITCHES: ReadonlySet<string> = new Set('-d -i -t -it -ti -dit -itd -idt -P -q -D --rm --detach --interactive --tty --init --privileged --read-only --publish-all --no-healthcheck --oom-kill-disable --quiet --use-api-socket --no-cache --push --load --squash --compress --force-rm --check --debug'.split(' '));
const COMMAND = /(?:^|\s)(?:docker|podman|nerdctl)(?: container| image| buildx| builder)? (run|create|build|pull|push|tag|rmi|save|load|exec|inspect|history|scout)$/;
/** Images that hold a model and are named after it. */
const HOLDS_MODEL = /^(?:nvcr\.io\/nim|ai)\//;

/** Follows one command line of Docker's: which of its words are images, and so no models. */
export class DockerLine {
  #command = '';
  /** The image of `run`, or the container of `exec`, was read: what follows is a command of its own. */
  #over = false;
  #flag: string | null = null;

  /** Forgets the line before. */
  begin(): void {
    this.#command = '';
    this.#over = false;
    this.#flag = null;
  }

  /** Takes the next word, which begins a word of the shell (`own`) or goes on with one; `line`: the words before it. Whether it is an image. */
  isImage(word: string, line: string, own: boolean): boolean {
    if (this.#command === '') this.#command = /docker|podman|nerdctl/.test(line.slice(-80)) ? (COMMAND.exec(line.slice(-80))?.[1] ?? '') : '';
    if (this.#command === '' || this.#over) return false;
    const builds = this.#command === 'build';
    const flag = this.#flag;
    // `-t` asks `run` for a terminal and gives `build` the image's name.
    this.#flag = word.startsWith('-') && !/[:=]/.test(word) && (builds && word === '-t' || !SWITCHES.has(word)) ? word : null;
    if (word.startsWith('-') || !own) return false;
    if (flag !== null) return builds && (flag === '-t' || flag === '--tag');
    this.#over = /^(?:run|create|exec)$/.test(this.#command);
    return !builds && !HOLDS_MODEL.test(word);
  }
}
