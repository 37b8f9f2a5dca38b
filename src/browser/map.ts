/** A paper's place on the map, in the map's units, and its link in the list below. */
interface Dot {
  x: number;
  y: number;
  link: HTMLAnchorElement;
  /** What its topic's dots are drawn in. */
  group: Element;
}

/** The map of the papers: drag to pan, wheel, pinch or buttons to zoom, hover or tap for a title, click to open. */
class PaperMap {
  readonly #svg: SVGSVGElement;
  readonly #dots: Dot[];
  readonly #mark = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  readonly #tip: HTMLAnchorElement;
  readonly #size: number;
  #view: { x: number; y: number; width: number };
  #pointers = new Map<number, PointerEvent>();
  #moved = 0;
  #chosen: Dot | undefined;

  constructor(map: SVGSVGElement) {
    this.#svg = map;
    // Dots and links come in the same order; a topic's dots are one path.
    const links = document.querySelectorAll<HTMLAnchorElement>('.map-list li > a');
    this.#dots = [...map.querySelectorAll('path')]
      .flatMap(group => [...group.getAttribute('d')!.matchAll(/M(\d+) (\d+)/g)].map(([, x, y]) => ({ group, x, y })))
      .map(({ group, x, y }, i) => ({ group, x: Number(x), y: Number(y), link: links[i]! }));
    this.#size = map.viewBox.baseVal.width;
    this.#view = { x: 0, y: 0, width: this.#size };
    const box = map.parentElement!;
    this.#tip = document.createElement('a');
    this.#tip.className = 'map-tip';
    this.#tip.hidden = true;
    const zoom = document.createElement('div');
    zoom.className = 'map-zoom';
    for (const [sign, name, factor] of [
      ['+', 'Nearer', 0.6],
      ['−', 'Farther', 1 / 0.6],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.setAttribute('aria-label', name);
      button.addEventListener('click', () => this.#zoom(factor, 0.5, 0.5));
      zoom.append(button);
    }
    box.append(zoom, this.#tip);
    box.classList.add('live');
    map.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    map.addEventListener('pointerdown', event => this.#down(event));
    map.addEventListener('pointermove', event => this.#move(event));
    for (const end of ['pointerup', 'pointercancel'] as const) map.addEventListener(end, event => this.#up(event));
    map.addEventListener('pointerleave', event => {
      if (event.pointerType === 'mouse') this.#choose(undefined);
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.#choose(undefined);
    });
  }

  #wheel(event: WheelEvent): void {
    // A page must scroll past the map: only a pinch on a touchpad and a wheel with a key zoom, or a wheel once one is near.
    if (!event.ctrlKey && !event.metaKey && this.#view.width === this.#size) return;
    event.preventDefault();
    const box = this.#svg.getBoundingClientRect();
    this.#zoom(
      Math.exp(event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)),
      (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height,
    );
  }

  /** @param factor below 1: nearer. @param u and @param v the point that stays where it is, 0 to 1 */
  #zoom(factor: number, u: number, v: number): void {
    const { x, y, width } = this.#view;
    const next = Math.min(this.#size, Math.max(this.#size / 24, width * factor));
    this.#look(x + u * (width - next), y + v * (width - next), next);
  }

  #look(x: number, y: number, width: number): void {
    const most = this.#size - width;
    this.#view = { x: Math.min(most, Math.max(0, x)), y: Math.min(most, Math.max(0, y)), width };
    this.#svg.setAttribute('viewBox', `${this.#view.x} ${this.#view.y} ${width} ${width}`);
    this.#svg.parentElement!.classList.toggle('near', width < this.#size);
    this.#choose(undefined);
  }

  #down(event: PointerEvent): void {
    this.#pointers.set(event.pointerId, event);
    this.#moved = 0;
  }

  #move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      if (event.pointerType === 'mouse') this.#choose(this.#dotAt(event));
      return;
    }
    const box = this.#svg.getBoundingClientRect();
    const scale = this.#view.width / box.width;
    this.#moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const gap = (a: PointerEvent) => Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY) || 1;
      this.#zoom(
        gap(before) / gap(event),
        ((event.clientX + other.clientX) / 2 - box.left) / box.width,
        ((event.clientY + other.clientY) / 2 - box.top) / box.height,
      );
    } else if (this.#moved > 4 && this.#view.width < this.#size) {
      this.#svg.setPointerCapture(event.pointerId);
      this.#look(
        this.#view.x - (event.clientX - before.clientX) * scale,
        this.#view.y - (event.clientY - before.clientY) * scale,
        this.#view.width,
      );
    }
    this.#pointers.set(event.pointerId, event);
  }

  #up(event: PointerEvent): void {
    const pressed = this.#pointers.delete(event.pointerId);
    if (!pressed || event.type === 'pointercancel' || this.#moved > 4) return;
    const dot = this.#dotAt(event);
    if (event.pointerType !== 'mouse') this.#choose(dot);
    else if (dot) {
      if (event.ctrlKey || event.metaKey) window.open(dot.link.href, '_blank', 'noopener');
      else if (event.button === 0) location.assign(dot.link.href);
    }
  }

  /** The dot under the pointer, or one so near that it was meant. */
  #dotAt(event: PointerEvent): Dot | undefined {
    const box = this.#svg.getBoundingClientRect();
    const scale = this.#view.width / box.width;
    const x = this.#view.x + (event.clientX - box.left) * scale;
    const y = this.#view.y + (event.clientY - box.top) * scale;
    let nearest: Dot | undefined;
    let least = (event.pointerType === 'mouse' ? 9 : 22) * scale;
    for (const dot of this.#dots) {
      const distance = Math.hypot(dot.x - x, dot.y - y);
      if (distance < least) {
        least = distance;
        nearest = dot;
      }
    }
    return nearest;
  }

  #choose(dot: Dot | undefined): void {
    if (dot === this.#chosen) return;
    this.#chosen = dot;
    this.#tip.hidden = !dot;
    if (!dot) {
      this.#mark.remove();
      return;
    }
    const { x: dotX, y: dotY, link, group } = dot;
    this.#mark.setAttribute('class', 'chosen');
    this.#mark.setAttribute('stroke', group.getAttribute('stroke') ?? '');
    this.#mark.setAttribute('d', `M${dotX} ${dotY}h0`);
    this.#svg.append(this.#mark);
    this.#tip.href = link.href;
    const topic = link.closest('section')?.querySelector('h2 a')?.textContent;
    const small = document.createElement('small');
    small.textContent = topic ?? '';
    this.#tip.replaceChildren(link.textContent ?? '', small);
    const box = this.#svg.getBoundingClientRect();
    const scale = box.width / this.#view.width;
    const x = (dotX - this.#view.x) * scale;
    this.#tip.style.left = `${Math.min(box.width - 20, Math.max(0, x))}px`;
    this.#tip.style.top = `${(dotY - this.#view.y) * scale + 14}px`;
    this.#tip.classList.toggle('from-right', x > box.width / 2);
  }
}

const svg = document.querySelector<SVGSVGElement>('.map svg');
if (svg) new PaperMap(svg);
