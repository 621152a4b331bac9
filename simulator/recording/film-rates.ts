/** Frames a second that films are made in: as in Europe and as on screens, and twice of each. */
export const FILM_RATES = [25, 30, 50, 60] as const;
export type FilmRate = (typeof FILM_RATES)[number];

export const FILM_RATE: FilmRate = 30;
