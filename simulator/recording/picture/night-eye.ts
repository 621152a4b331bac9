/**
 * At night the eye opens: a lamp at a twentieth of its power still shines, where a screen would show it as dark grey. So a light in a
 * picture of the tree is lifted by its level (its strongest encoded channel, 0–1) to the power of minus this: full stays full, dark
 * stays dark, hue and order stay. Only pictures are lifted; swatches and strips show the plain colour.
 */
export const NIGHT_EYE = 0.45;
